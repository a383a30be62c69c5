package dev.mailkeys.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes that a demo of the jar has loaded, archived for the hundreds of processes that start from the same jar.
 * They start with two thirds of the work. Made anew when the jar is.
 */
final class ClassArchive {

    private static final Path ARCHIVE = Path.of("target", "mailkeys.classes").toAbsolutePath();

    private ClassArchive() {}

    /** The option that uses the archive. A JVM that can't use it starts without it, and says nothing. */
    static synchronized List<String> options(String java, Path jar) {
        try {
            if (!Files.exists(ARCHIVE)
                    || Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                make(java, jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:cds*=off");
    }

    private static void make(String java, Path jar) throws IOException {
        Path home = Files.createTempDirectory(Files.createDirectories(ARCHIVE.getParent()), "archive");
        Path made = home.resolve("classes");
        var demo =
                new ProcessBuilder(java, "-XX:ArchiveClassesAtExit=" + made, "-Xlog:disable", "-jar", jar.toString());
        demo.command().add("demo");
        demo.environment().put("HOME", home.toString());
        demo.environment().remove("JAVA_TOOL_OPTIONS");
        demo.redirectErrorStream(true).redirectOutput(home.resolve("said").toFile());
        try {
            int code = demo.start().waitFor();
            if (code != 0) {
                throw new IOException("demo ended with " + code + ": " + Files.readString(home.resolve("said")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the demo ran", e);
        }
        Files.move(made, ARCHIVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
