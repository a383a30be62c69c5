package dev.mailkeys.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The files that the documentation shows for running a fleet, as a person copies them. */
enum DeploymentFiles {
    SYSTEMD("mailkeys-fleet.service"),
    KUBERNETES("mailkeys-fleet.kubernetes.yaml"),
    COMPOSE("mailkeys-fleet.compose.yaml");

    static final Path DOCKERFILE = Path.of("src/image/Dockerfile");

    private final Path file;

    DeploymentFiles(String name) {
        this.file = Path.of("../docs/samples", name);
    }

    Path file() {
        return file;
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its documents, of YAML. */
    List<Map<String, Object>> documents() {
        var documents = new ArrayList<Map<String, Object>>();
        for (Object document : new Yaml().loadAll(text())) {
            documents.add(cast(document));
        }
        return documents;
    }

    @SuppressWarnings("unchecked") // it is what YAML calls a mapping
    static Map<String, Object> cast(Object mapping) {
        return (Map<String, Object>) mapping;
    }

    /** What is below these names, of a document. */
    static Object at(Object document, Object... names) {
        Object found = document;
        for (Object name : names) {
            found = name instanceof Integer place
                    ? ((List<?>) found).get(place)
                    : cast(found).get(name);
            if (found == null) {
                throw new AssertionError("There is no " + name + " in it.");
            }
        }
        return found;
    }

    /** The program's arguments. */
    List<String> arguments() {
        return switch (this) {
            case SYSTEMD -> {
                String start = text().lines()
                        .filter(line -> line.startsWith("ExecStart="))
                        .findFirst()
                        .orElseThrow();
                yield List.of(start.replaceFirst(".*\\.jar ", "").split(" "));
            }
            case KUBERNETES -> words(at(documents().get(0), "spec", "template", "spec", "containers", 0, "args"));
            case COMPOSE -> words(at(documents().get(0), "services", "node-1", "command"));
        };
    }

    static List<String> words(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** What stands behind an option. */
    String argument(String option) {
        List<String> all = arguments();
        return all.get(all.indexOf(option) + 1);
    }
}
