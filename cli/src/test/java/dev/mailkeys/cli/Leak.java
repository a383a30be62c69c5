package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches everything that a process could have written or shown for a token. */
public final class Leak {

    /** So many characters of a token are too many. */
    private static final int PIECE = 10;

    private static final long START = ProcessHandle.current()
            .info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .orElse(0L);

    private Leak() {}

    /** The files below a folder that hold the token or a piece of it in any form; standard output and error are among them. */
    public static List<Path> files(Path folder, String token) throws IOException {
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (forms(token).anyMatch(text::contains)) {
                    found.add(folder.relativize(file));
                }
            }
        }
        return found;
    }

    /** The token, each end of its secret part, and that part in base64 wherever it begins, in hex and as in a URL. */
    private static Stream<String> forms(String token) {
        String secret = token.substring(token.lastIndexOf('_') + 1);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        Stream<String> plain = Stream.of(
                token,
                secret.substring(0, Math.min(PIECE, secret.length())),
                secret.substring(Math.max(0, secret.length() - PIECE)),
                hex,
                hex.toUpperCase(Locale.ROOT),
                URLEncoder.encode(token, StandardCharsets.UTF_8));
        return Stream.concat(plain, IntStream.range(0, 3).boxed().flatMap(offset -> base64(bytes, offset)));
    }

    /** What stands before shifts the digits; the first and the last ones depend on the neighbours and are left out. */
    private static Stream<String> base64(byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        String certain = all.substring(offset == 0 ? 0 : 4, Math.max(4, all.length() - 1));
        return Stream.of(certain, certain.replace('+', '-').replace('/', '_'));
    }

    /** Fails if a file that is new among the system's temporary ones holds the token. */
    public static void assertNotInTemporaryFiles(String token) throws IOException {
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

    /** Fails if any running process shows the token in its arguments. */
    public static void assertNotInArguments(String token) throws IOException {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle each : all.toList()) {
                Path file = Path.of("/proc", String.valueOf(each.pid()), "cmdline");
                assertThat(each.isAlive() ? Files.readString(file, StandardCharsets.ISO_8859_1) : "")
                        .as(file.toString())
                        .doesNotContain(token);
            }
        }
    }

    /** Fails if a running process or one of its children shows the token in its arguments or its environment. */
    public static void assertNotShownBy(ProcessHandle process, String token) throws IOException {
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
