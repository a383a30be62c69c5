package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.fleet.TestDatabase;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing here calls a provider: a journal or a sink is in the way before. */
@Timeout(120)
final class VisitTest {

    private static final String TOML = """
            [accounts.a]
            provider = "emailit"
            token-env = "TOKEN_A"
            at-once = 1
            [targets.x]
            account = "a"
            sinks = ["x"]
            [sinks.x]
            type = "hanging"
            [targets.y]
            account = "a"
            sinks = ["y"]
            [sinks.y]
            type = "raw"
            path = "y.token"
            [targets.z]
            account = "a"
            sinks = ["z"]
            [sinks.z]
            type = "unloadable"
            """;

    private final TestDatabase tables = TestDatabase.onTheSharedServer();
    private final Map<String, String> environment = new HashMap<>(Map.of("TOKEN_A", "a".repeat(40)));
    private final BlockingQueue<RotationReport> told = new LinkedBlockingQueue<>();

    /** What is looked at is refused before anything is asked of a provider. */
    private static final class Journals implements JournalStore {

        @Override
        public JournalLease lease(String target) {
            throw new JournalException(JournalException.Kind.FAILED, "No journal here.", null);
        }

        @Override
        public List<JournalLine> read(String target) {
            return List.of();
        }
    }

    private void visiting(Path folder, Duration longest, Consumer<Visit> program) throws Exception {
        try (var database = FleetDatabase.at(
                        new JournalAddress(tables.url(), Optional.of("postgres"), Optional.empty()))
                .prepared()) {
            Started.with(TOML, folder, environment, (targets, messages) -> {
                var timing = new FleetTiming(Instant::now);
                var accounts = new FleetAccounts(targets, new Journals(), timing);
                var limit = new LookLimit(longest, Duration.ofMillis(1), target -> target.equals("x"));
                program.accept(
                        new Visit("web/1/abcdef", accounts, timing, new Looks(database), ends(), messages, limit));
            });
        }
    }

    private Visit.Visits ends() {
        return new Visit.Visits() {
            @Override
            public void ended(RotationReport report, Duration length) {
                told.add(report);
            }

            @Override
            public void givenUp() {}

            @Override
            public void cameBack() {}
        };
    }

    @Test
    void aLookThatHangs_keepsNoTurnOfItsAccount_onceItWasGivenUp(@TempDir Path folder) throws Exception {
        visiting(folder, Duration.ofMillis(1), visit -> {
            var hung = new Thread(() -> visit.to("x"), "hung");
            hung.setDaemon(true);
            hung.start();
            HangingSinks.awaitBegin();
            // The account has one turn, which is waited for a few seconds at each try.
            while (told.isEmpty()) {
                visit.to("y");
            }
            assertThat(told.remove().target()).isEqualTo("y");
            HangingSinks.end();
            join(hung);
            assertThat(told).as("of a look that was given up nothing counts").isEmpty();
            visit.to("y");
            visit.to("y");
            assertThat(told).hasSize(2);
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSinkWhoseClassesAreMissing_isToldOfItsTarget_likeAnyOtherProblem(@TempDir Path folder) throws Exception {
        visiting(folder, Duration.ofHours(1), visit -> {
            visit.to("z");
            RotationReport report = told.remove();
            assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(report.messages())
                    .singleElement()
                    .asString()
                    .contains("NoClassDefFoundError", "Nothing was changed");
        });
    }
}
