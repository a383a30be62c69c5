package dev.mailkeys.rotation.sink;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** The contract for a command, which also writes down its arguments and environment as the system shows them. */
abstract class ExecSinkContract extends SinkContract {

    @BeforeEach
    void thereIsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    @Override
    protected Sink sink() {
        return ExecSink.of(shell("""
                [ -e broken ] && exit 3
                env > environment
                [ -e /proc/$$/cmdline ] && tr '\\0' ' ' < /proc/$$/cmdline > arguments
                cat > stored
                """));
    }

    List<String> shell(String script) {
        return List.of("/bin/sh", "-c", "cd '" + folder + "'\n" + script);
    }

    @Override
    protected Optional<String> stored() throws IOException {
        return Optional.of(Files.readString(folder.resolve("stored")));
    }

    @Override
    protected void changeBehindItsBack(Secret token) throws IOException {
        Files.writeString(folder.resolve("stored"), token.reveal());
    }

    @Override
    protected void breakIt() throws IOException {
        Files.createFile(folder.resolve("broken"));
    }

    @Override
    protected List<Path> places() {
        return List.of(folder.resolve("stored"));
    }
}
