package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes tokens into files as anybody may have written them: every reader reads every other variable as before, and the
 * new token where it read the old one, or the file is refused. {@code -Ddotenv.seed} repeats a run.
 */
class DotenvReadersTest {

    private static final String TOKEN = "secret_c4n4ry5ingsn1n3t1m3s4";
    private static final long SEED = Long.getLong("dotenv.seed", System.nanoTime());
    private static final int FILES = Integer.getInteger("dotenv.files", 10_000);
    private static final int FOR_SHELLS = Integer.getInteger("dotenv.shells", 100);
    private static final KeyMark MARK = new KeyMark(
            "emailit", "it's", "`a` \"b\" \\ $c ü", "r1", 1, KeySettings.of(Map.of("scope", List.of("sending"))));

    private static final List<String> NAMES =
            List.of("TOKEN", "A", "B", "DATA", "export A", "export TOKEN", "TOKEN_TTL");
    private static final List<String> SIGNS = List.of("=", "=", "=", "=", "=", "=", " = ", ": ", ":", "+=", "");
    private static final List<String> VALUES = List.of(
            "old",
            "'old'",
            "\"old\"",
            "",
            "a b",
            "it's",
            "\"a\\\"b\"",
            "'a\\'",
            "\"a\\\\\"",
            "\"a\nb\"",
            "'a\nTOKEN=x\n'",
            "\"never closed",
            "'never closed",
            "`x`",
            "C:\\data\\",
            "a\\",
            "a # say",
            "a#b",
            "x # it's",
            "${HOME}",
            "$(echo x",
            "(",
            "a;TOKEN=x",
            "a TOKEN=x");
    private static final List<String> LINES = List.of(
            "",
            "# comment",
            "# it's",
            "# ends \\",
            "; note \\",
            "#TOKEN=x",
            "\f",
            "garbage",
            "\"",
            "'",
            "# mailkeys {\"provider\":\"it's\"}",
            ": <<E",
            "E");
    private static final List<String> BREAKS = List.of("\n", "\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r", "\f");

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final DotenvFormat format = new DotenvFormat("TOKEN");

    @Test
    void otherVariablesAreReadAsBefore_andTheTokenWhereItWas_orTheFileIsRefused() throws IOException {
        int written = 0;
        for (int i = 0; i < FILES; i++) {
            String before = file();
            Optional<String> after = write(before);
            written += after.isPresent() ? 1 : 0;
            after.ifPresent(text -> compare(before, text));
        }
        // If everything were refused, nothing would be shown.
        assertThat(written).as("seed " + SEED).isGreaterThan(FILES / 10);
    }

    private void compare(String before, String after) {
        Map<String, Map<String, String>> were = DotenvReaders.all(before);
        DotenvReaders.all(after).forEach((reader, now) -> {
            var was = new TreeMap<>(were.get(reader));
            var is = new TreeMap<>(now);
            String old = token(was);
            String token = token(is);
            String what = "seed " + SEED + ", " + reader + ", of\n" + before + "\n---\n" + after + "\n---\n";
            assertThat(is).as(what).isEqualTo(was);
            boolean knowsComments = !reader.equals("docker") && !reader.equals("systemd");
            if ("(none)".equals(old)) {
                // Named without a value below, which some take for unset: it was not read before either.
                return;
            }
            if (old == null || knowsComments || !old.contains("#")) {
                String expected =
                        reader.equals("docker") && token != null ? token.replaceAll("^['\"]|['\"]$", "") : token;
                assertThat(expected).as(what).isEqualTo(TOKEN);
            }
        });
    }

    /** Those that know no {@code export} take it for a part of the name. */
    private static String token(Map<String, String> read) {
        String exported = read.remove("export TOKEN");
        String token = read.remove("TOKEN");
        return token == null ? exported : token;
    }

    @Test
    void shellsReadOtherVariablesAsBefore_andTheTokenWhereTheyReadTheFile() throws Exception {
        var files = new LinkedHashMap<Path, String>();
        while (files.size() < 2 * FOR_SHELLS) {
            String before = file();
            Optional<String> after = write(before);
            if (after.isPresent()) {
                files.put(folder.resolve(files.size() + ".env"), before);
                files.put(folder.resolve(files.size() + ".env"), after.get());
            }
        }
        for (var file : files.entrySet()) {
            Files.write(file.getKey(), file.getValue().getBytes(ISO_8859_1));
        }
        var shells = Stream.of("/bin/sh", "/bin/dash", "/bin/bash").filter(shell -> Files.isExecutable(Path.of(shell)));
        for (String shell : shells.toList()) {
            compare(shell, new ArrayList<>(files.keySet()), files);
        }
    }

    private void compare(String shell, List<Path> files, Map<Path, String> texts) throws Exception {
        var others = DotenvReaders.shell(shell, files, List.of("A", "B", "DATA", "TOKEN_TTL"), folder);
        var tokens = DotenvReaders.shell(shell, files, List.of("TOKEN"), folder);
        for (int i = 0; i < files.size(); i += 2) {
            String what = "seed " + SEED + ", " + shell + ", of\n" + texts.get(files.get(i)) + "\n---\n"
                    + texts.get(files.get(i + 1)) + "\n---\n";
            if (!others.get(files.get(i)).isEmpty()) {
                assertThat(others.get(files.get(i + 1))).as(what).isEqualTo(others.get(files.get(i)));
            }
            boolean isForShells = !texts.get(files.get(i)).contains("TOKEN =");
            if (isForShells && others.get(files.get(i + 1)).startsWith("read;")) {
                assertThat(tokens.get(files.get(i + 1)).strip()).as(what).contains("TOKEN=" + TOKEN);
            }
        }
    }

    private Optional<String> write(String text) {
        byte[] content = text.getBytes(UTF_8);
        try {
            format.read(content);
            byte[] written = format.write(content, new Delivery(Secret.of(TOKEN), MARK));
            return Optional.of(new String(written, UTF_8));
        } catch (FileProblem refused) {
            return Optional.empty();
        }
    }

    private String file() {
        var file = new StringBuilder();
        for (int lines = random.nextInt(6); lines >= 0; lines--) {
            file.append(random.nextInt(4) == 0 ? any(LINES) : any(NAMES) + any(SIGNS) + any(VALUES));
            file.append(any(BREAKS));
        }
        return random.nextInt(4) == 0 ? file.toString().stripTrailing() : file.toString();
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
