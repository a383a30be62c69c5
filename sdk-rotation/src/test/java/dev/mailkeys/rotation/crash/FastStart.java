package dev.mailkeys.rotation.crash;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts {@link ChildProgram}s in a third of the time: from jars alone, and with the classes that a first child has
 * loaded archived for the others.
 */
final class FastStart {

    private final Path folder;
    private final String classPath;

    FastStart(Path folder) throws IOException {
        this.folder = folder;
        var entries = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Files.isDirectory(Path.of(entry)) ? jarOf(Path.of(entry), entries.size()) : entry);
        }
        classPath = String.join(File.pathSeparator, entries);
    }

    /** The classes of a folder in a jar, because only jars can be archived. */
    private String jarOf(Path classes, int number) throws IOException {
        Path jar = folder.resolve("classes" + number + ".jar");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
                var entries = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, entries);
            }
        }
        return jar.toString();
    }

    /** Starts the first child, which must come to its end by itself. */
    List<String> first(ProcessScenario scenario, URI baseUrl, String now, Path home) {
        return command("-XX:ArchiveClassesAtExit=" + archive(), scenario, baseUrl, now, home);
    }

    List<String> next(ProcessScenario scenario, URI baseUrl, String now, Path home) {
        return command("-XX:SharedArchiveFile=" + archive(), scenario, baseUrl, now, home);
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private List<String> command(String archiving, ProcessScenario scenario, URI baseUrl, String now, Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xlog:disable",
                archiving,
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "-cp",
                classPath,
                ChildProgram.class.getName(),
                scenario.provider(),
                scenario.strategy().name(),
                baseUrl.toString(),
                now,
                home.toString());
    }
}
