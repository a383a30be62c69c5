package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.fleet.TestDatabase;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A look hangs, and its thread with it. */
final class GivingUpTest {

    private static final String NODE = "web/1/abcdef";

    private final TestDatabase tables = TestDatabase.onTheSharedServer();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger counted = new AtomicInteger();

    private GivingUp givingUp(FleetDatabase database, PostgresJournals journals) {
        var process = new ProcessContext(Map.of(), InputStream.nullInputStream(), err, err, stream -> StreamKind.FILE);
        var told = new Visit.Visits() {
            @Override
            public void ended(RotationReport report, Duration length) {}

            @Override
            public void givenUp() {
                counted.incrementAndGet();
            }

            @Override
            public void cameBack() {}
        };
        return new GivingUp(
                NODE,
                new Looks(database),
                journals,
                new FleetTiming(Instant::now),
                told,
                new Messages(process, false, false));
    }

    @Test
    void whoeverComesNext_goesOn_andTheLookThatHungWritesNothingMore() {
        try (var database = FleetDatabase.at(
                        new JournalAddress(tables.url(), Optional.of("postgres"), Optional.empty()))
                .prepared()) {
            PostgresJournals journals = database.journals().heldBy(NODE);
            GivingUp givingUp = givingUp(database, journals);
            tables.run("insert into mailkeys_fleet_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                    + " version) values ('rotate', 'x', clock_timestamp(), true, '" + NODE + "', 7)");
            JournalLease hung = journals.lease("x");
            hung.begin("r1");

            assertThat(givingUp.on("x")).isTrue();
            var refused = catchThrowableOfType(
                    JournalException.class, () -> hung.append(new JournalLine(hung.epoch(), 1, "{}")));
            assertThat(refused.kind()).isEqualTo(JournalException.Kind.STALE);
            database.journals().heldBy("web/2/fedcba").lease("x").close();
            assertThat(tables.text("select version || ' ' || picked || ' ' || (execution_time > clock_timestamp())"
                            + " from mailkeys_fleet_tasks"))
                    .contains("8 false true");
            assertThat(tables.text("select failures || ' ' || next_step || ' ' || messages from mailkeys_fleet_looks"))
                    .hasValueSatisfying(said -> assertThat(said)
                            .startsWith("1 Restart node " + NODE)
                            .contains("did not end"));
            assertThat(counted).hasValue(1);
            assertThat(err.toString()).contains("x: a look at it hangs", "Restart this node");

            tables.run("update mailkeys_fleet_tasks set picked = true, picked_by = 'web/2/fedcba'");
            givingUp.on("x");
            assertThat(tables.text("select picked_by from mailkeys_fleet_tasks"))
                    .as("another is at it now")
                    .contains("web/2/fedcba");
        }
    }

    @Test
    void whileTheDatabaseIsAway_itIsNotDone_andIsToBeTriedAgain() {
        var database = FleetDatabase.at(new JournalAddress(tables.url(), Optional.of("postgres"), Optional.empty()))
                .prepared();
        PostgresJournals journals = database.journals().patience(Duration.ZERO);
        database.close();
        assertThat(givingUp(database, journals).on("x")).isFalse();
        assertThat(counted).hasValue(0);
    }
}
