package dev.mailkeys.cli.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.BoundedInput;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.file.FileWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that the simulators begin with, from a JSON file. Reports all its problems at once. */
final class SeedFile {

    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_PROBLEMS = 50;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One of these keys.
     *
     * @param settings the settings as its create takes them, in JSON
     * @param age how long ago it was created
     */
    record Seed(SimulatedProvider provider, String name, String settings, Duration age) {}

    private final List<String> problems = new ArrayList<>();
    private final List<Seed> seeds = new ArrayList<>();

    private SeedFile() {}

    /** All keys of the file, the oldest first. */
    static List<Seed> read(String path) {
        String where = "The file that --seed names";
        JsonNode root = parsed(path, where);
        var file = new SeedFile();
        file.read(root);
        if (!file.problems.isEmpty()) {
            throw Failure.configuration(where + " can't be used:\n  "
                    + String.join("\n  ", file.problems.subList(0, Math.min(MOST_PROBLEMS, file.problems.size()))));
        }
        return file.seeds.stream()
                .sorted(Comparator.comparing(Seed::age).reversed())
                .toList();
    }

    private static JsonNode parsed(String path, String where) {
        try (InputStream in = Files.newInputStream(SystemPath.of(path))) {
            return MAPPER.readTree(BoundedInput.text(in, MOST_BYTES, where));
        } catch (JsonProcessingException wrong) {
            String line = wrong.getLocation() == null
                    ? ""
                    : ", line " + wrong.getLocation().getLineNr();
            throw Failure.configuration(where + " is not valid JSON" + line + ": " + Shown.of(path));
        } catch (IOException | InvalidPathException unreadable) {
            throw Failure.configuration(
                    where + " can't be read, because " + FileWords.of(unreadable, path) + ": " + Shown.of(path) + ".");
        }
    }

    private void read(JsonNode root) {
        if (!root.isObject()) {
            problems.add(
                    "it is an object with a list of keys for each provider: {\"emailit\": [{\"name\": \"news\"}]}");
        }
        List<String> words = Stream.of(SimulatedProvider.values())
                .map(one -> one.provider.word())
                .toList();
        root.fieldNames()
                .forEachRemaining(word -> SimulatedProvider.of(word)
                        .ifPresentOrElse(
                                provider -> read(provider, root.get(word)),
                                () -> problems.add(Shown.of(word) + " is not simulated" + Nearest.hint(word, words)
                                        + " There are " + String.join(", ", words) + ".")));
    }

    private void read(SimulatedProvider provider, JsonNode keys) {
        String word = provider.provider.word();
        if (!keys.isArray()) {
            problems.add(word + " takes a list of keys");
            return;
        }
        Set<String> names = new HashSet<>();
        for (int number = 0; number < keys.size(); number++) {
            String at = word + ", key " + (number + 1);
            if (keys.get(number) instanceof ObjectNode key) {
                readKey(provider, at, key, names);
            } else {
                problems.add(at + " is not an object");
            }
        }
    }

    private void readKey(SimulatedProvider provider, String at, ObjectNode key, Set<String> names) {
        int before = problems.size();
        JsonNode name = key.path("name");
        if (!name.isTextual() || name.textValue().isBlank()) {
            problems.add(at + ": name is missing, or is not a text");
        } else if (!names.add(name.textValue()) && provider.hasUniqueNames()) {
            problems.add(at + ": another key has the same name");
        }
        Duration age = age(at, key.path("age"));
        ObjectNode settings = key.deepCopy();
        settings.remove(List.of("name", "age"));
        settings.properties().forEach(setting -> check(provider, at, setting.getKey(), setting.getValue()));
        if (problems.size() == before) {
            seeds.add(new Seed(provider, name.textValue(), settings.toString(), age));
        }
    }

    private Duration age(String at, JsonNode age) {
        if (age.isMissingNode()) {
            return Duration.ZERO;
        }
        try {
            return TimeText.length("age", age.isTextual() ? age.textValue() : "");
        } catch (Failure wrong) {
            problems.add(at + ": " + wrong.getMessage());
            return Duration.ZERO;
        }
    }

    private void check(SimulatedProvider provider, String at, String name, JsonNode value) {
        SimulatedProvider.Kind kind = provider.settings.get(name);
        List<String> known = Stream.concat(
                        Stream.of("name", "age"),
                        provider.settings.keySet().stream().sorted())
                .toList();
        if (name.equals("token")) {
            problems.add(at + ": the simulator makes the tokens. Take \"token\" away, and never put a real one here");
        } else if (kind == null) {
            problems.add(at + ": " + Shown.of(name) + " is not known here" + Nearest.hint(name, known) + " There are "
                    + String.join(", ", known) + ".");
        } else if (!kind.fits(value)) {
            problems.add(at + ": " + name + " takes " + kind.words);
        }
    }
}
