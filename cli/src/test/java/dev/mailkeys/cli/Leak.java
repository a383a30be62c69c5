package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Searches everything that a process could have written or shown for a token. */
final class Leak {

    private static final long START = ProcessHandle.current()
            .info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .orElse(0L);

    private Leak() {}

    /** The files below a folder that hold the token; standard output and error are among them. */
    static List<Path> files(Path folder, String token) throws IOException {
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(token)) {
                    found.add(folder.relativize(file));
                }
            }
        }
        return found;
    }

    /** Fails if a file that is new among the system's temporary ones holds the token. */
    static void assertNotInTemporaryFiles(String token) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(Leak::isNew)
                    .filter(Files::isReadable)
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token);
            }
        }
    }

    private static boolean isNew(Path file) {
        return file.toFile().lastModified() >= START;
    }

    /** Fails if a running process or one of its children shows the token in its arguments or its environment. */
    static void assertNotShownBy(ProcessHandle process, String token) throws IOException {
        for (ProcessHandle each :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            for (String name : new String[] {"cmdline", "environ"}) {
                Path file = Path.of("/proc", String.valueOf(each.pid()), name);
                if (Files.isReadable(file)) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(token);
                }
            }
        }
    }
}
