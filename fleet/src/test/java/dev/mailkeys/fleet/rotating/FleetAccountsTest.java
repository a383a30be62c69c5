package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.testkit.EmailitSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** The database's time is not the machine's: by that the list would be shared for days. */
    @Test
    void rotationsShareAnAccountsList_forAMinuteOfTheDatabasesTime(@TempDir Path folder) throws Exception {
        try (var emailit = EmailitSimulator.start()) {
            emailit.seedKey("x");
            emailit.seedKey("y");
            environment.put("TOKEN_A", emailit.managementToken());
            String toml = TOML.replace("account = \"b\"", "account = \"a\"")
                    .replace("\"TOKEN_A\"", "\"TOKEN_A\"\nbase-url = \"" + emailit.baseUrl() + "\"");
            InstantSource clock = () -> now;
            Started.with(toml, folder, environment, (targets, messages) -> {
                ChosenTargets shared = targets.sharedWithOthers((account, change) -> false, clock);
                var accounts = new FleetAccounts(shared, FileJournals.in(folder), new FleetTiming(clock));
                rotation(accounts, "x").plan();
                rotation(accounts, "y").plan();
                assertThat(emailit.received("list")).hasSize(1);
                now = now.plus(Duration.ofSeconds(61));
                rotation(accounts, "x").plan();
                assertThat(emailit.received("list")).hasSize(2);
                now = now.plus(Duration.ofMinutes(11));
                rotation(accounts, "y").plan();
                now = now.plus(Duration.ofSeconds(61));
                rotation(accounts, "x").plan();
                assertThat(emailit.received("list"))
                        .as("after the credential was read anew")
                        .hasSize(4);
            });
        }
    }
}
