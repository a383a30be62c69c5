package dev.mailkeys.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A stranger's kind of sink in a jar: that of {@code consumer-tests/own-sink}, compiled here against the SDK. */
public final class ShelfJar {

    private static final Path SOURCES = Path.of("../consumer-tests/own-sink/src/main");

    private ShelfJar() {}

    /** Writes it. */
    public static Path write(Path jar) throws IOException {
        Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        var arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        files(SOURCES.resolve("java")).forEach(source -> arguments.add(source.toString()));
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError("the sources of own-sink do not compile");
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, classes);
            add(out, SOURCES.resolve("resources"));
        }
        return jar;
    }

    private static void add(JarOutputStream out, Path folder) throws IOException {
        for (Path file : files(folder)) {
            out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
