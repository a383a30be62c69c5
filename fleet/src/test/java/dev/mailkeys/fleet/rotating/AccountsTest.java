package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.cli.Program;
import dev.mailkeys.cli.catalog.Catalog;
import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.journal.FileJournals;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing here calls a provider: a rotation is made, and not begun. */
final class AccountsTest {

    private static final String TOML = """
            [accounts.a]
            provider = "emailit"
            token-env = "TOKEN_A"
            [accounts.b]
            provider = "emailit"
            token-env = "TOKEN_B"
            [targets.x]
            account = "a"
            sinks = ["x"]
            [sinks.x]
            type = "raw"
            path = "x.token"
            [targets.y]
            account = "b"
            sinks = ["y"]
            [sinks.y]
            type = "raw"
            path = "y.token"
            """;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("TOKEN_A", "a".repeat(40), "TOKEN_B", "b".repeat(40)));
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    /** Gives a program what it was started with. */
    private record Started(Consumer<ChosenTargets> program) implements Command {

        @Override
        public void describe(Syntax syntax) {
            CommonOptions.database(syntax);
            syntax.file("--file", "The file.");
            CommonOptions.messages(syntax);
        }

        @Override
        public void run(Job job) {
            program.accept(ChosenTargets.of(job));
        }
    }

    private void started(Path folder, Consumer<Accounts> program) throws Exception {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), TOML);
        environment.put("HOME", folder.toString());
        var process =
                new ProcessContext(environment, InputStream.nullInputStream(), err, err, stream -> StreamKind.FILE);
        Command command = new Started(
                targets -> program.accept(new Accounts(targets, FileJournals.in(folder), new FleetTiming(() -> now))));
        int code = Program.run(
                new String[] {"--file", file.toString()}, process, given -> Catalog.alone("test", command, given));
        assertThat(code).as(err.toString()).isZero();
    }

    private static Rotation rotation(Accounts accounts, String target) {
        return accounts.rotation(accounts.target(target).orElseThrow()).build();
    }

    @Test
    void aCredentialThatIsGone_stopsItsOwnAccount_andNoOther(@TempDir Path folder) throws Exception {
        started(folder, accounts -> {
            environment.remove("TOKEN_B");
            assertThat(rotation(accounts, "y").target()).as("read a moment ago").isEqualTo("y");
            now = now.plus(Duration.ofMinutes(11));
            assertThatThrownBy(() -> rotation(accounts, "y")).hasMessageContaining("TOKEN_B");
            assertThatCode(() -> rotation(accounts, "x")).doesNotThrowAnyException();
            environment.put("TOKEN_B", "c".repeat(40));
            assertThatCode(() -> rotation(accounts, "y")).doesNotThrowAnyException();
        });
    }
}
