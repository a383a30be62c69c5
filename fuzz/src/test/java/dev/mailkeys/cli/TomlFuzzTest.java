package dev.mailkeys.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** A {@code mailkeys.toml} and a {@code config.toml} that anybody may have written; no token in them is shown. */
class TomlFuzzTest {

    /** Done, a wrong command line or request, a wrong configuration, a journal that can't be read. */
    private static final Set<Integer> ENDS = Set.of(0, 2, 3, 4);

    private static final String CANARY = "c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private static Path folder;

    @FuzzTest
    void toml(byte[] content) throws IOException {
        Path file = folder.resolve("some.toml");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, content);
        run("status", "--file", file.toString());
        run("jetemail", "list", "--profile", "there is no profile of that name");
    }

    /** Neither command gets as far as a call: the one makes none, and the other has no profile. */
    private static void run(String... words) {
        var out = new ByteArrayOutputStream();
        var environment = Map.of(
                "HOME",
                folder.toString(),
                "MAILKEYS_CONFIG",
                folder.resolve("some.toml").toString());
        int code = Program.run(
                words,
                new ProcessContext(environment, InputStream.nullInputStream(), out, out, stream -> StreamKind.OTHER));
        String said = out.toString(UTF_8);
        if (!ENDS.contains(code) || said.contains(CANARY)) {
            throw new AssertionError("exit " + code + " of " + words[0] + ": " + said);
        }
    }
}
