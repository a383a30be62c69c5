package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.journal.FileJournals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing here calls a provider: a rotation is made, and not begun. */
final class FleetAccountsTest {

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
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    private void started(Path folder, Consumer<FleetAccounts> program) throws Exception {
        Started.with(TOML, folder, environment, (targets, messages) -> {
            program.accept(new FleetAccounts(targets, FileJournals.in(folder), new FleetTiming(() -> now)));
        });
    }

    private static Rotation rotation(FleetAccounts accounts, String target) {
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
