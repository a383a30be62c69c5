package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.jdbc.CuttingProxy.Cut;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A statement is carried out when nobody waits for it any more: it takes nothing, and ends nothing that came later. */
@Timeout(60)
class LateStatementsTest {

    private static final String TARGET = "orders";

    private final PGSimpleDataSource source = Server.shared().tables();
    private final PostgresJournals journals = PostgresJournals.of(source);

    @Test
    void leaseThatIsTakenLate_isNobodys_andIsNotHeld() throws Exception {
        journals.lease(TARGET).close();
        try (Connection blocking = locked()) {
            JournalException unknown = catchThrowableOfType(
                    JournalException.class, () -> hasty().lease(TARGET).close());
            assertThat(unknown).hasMessageContaining("may have been done");
            blocking.commit();
        }
        awaitNoneActive();
        journals.lease(TARGET).close();
    }

    /** What was sent before the lease was given back comes after. */
    @Test
    void renewalThatComesLate_holdsNothing() {
        JournalLease lease = journals.lease(TARGET);
        long epoch = lease.epoch();
        lease.close();
        Server.execute(
                source,
                "update mailkeys_targets set expires = clock_timestamp() + interval '2 minutes' where epoch = "
                        + epoch);
        journals.lease(TARGET).close();
    }

    /** Its answer is lost; before it is sent again, another has taken the lease. */
    @Test
    void endOfALeaseThatIsAskedForAgain_leavesTheNextHolderAlone() {
        var next = new ArrayList<JournalLease>();
        try (var proxy = new CuttingProxy(Server.shared().port())) {
            var slow = PostgresJournals.of(
                    Server.by(source, proxy.port(), "postgres"),
                    new JumpingTiming(() -> next.add(journals.lease(TARGET))));
            JournalLease dead = journals.lease(TARGET);
            assertThat(dead.epoch()).isPositive();
            proxy.cut(Cut.AFTER, "update mailkeys_targets as t set epoch", 1);
            slow.endLease(TARGET);
            assertThat(proxy.left()).isZero();
        }
        assertThat(next).hasSize(1);
        try (JournalLease lease = next.get(0)) {
            lease.begin("r1");
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
        }
        assertThat(journals.read(TARGET)).hasSize(1);
    }

    @Test
    void epochs_riseWithEveryLease_alsoWhereOneIsGivenBackTwice() {
        var epochs = new ArrayList<Long>();
        try (var proxy = new CuttingProxy(Server.shared().port())) {
            var cut = PostgresJournals.of(Server.by(source, proxy.port(), "postgres"));
            for (int round = 0; round < 3; round++) {
                JournalLease lease = cut.lease(TARGET);
                epochs.add(lease.epoch());
                proxy.cut(Cut.AFTER, "expires = null", 1);
                lease.close();
                assertThat(proxy.left()).isZero();
            }
        }
        assertThat(epochs).isEqualTo(List.copyOf(new TreeSet<>(epochs)));
    }

    private PostgresJournals hasty() {
        return journals.timeLimit(Duration.ofMillis(700)).patience(Duration.ZERO);
    }

    /** Keeps every change of a target waiting. */
    private Connection locked() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select * from mailkeys_targets for update");
        }
        return connection;
    }

    private void awaitNoneActive() {
        while (Server.number(
                        source,
                        "select count(*) from pg_stat_activity where pid <> pg_backend_pid()"
                                + " and state = 'active' and query like 'insert into mailkeys_targets%'")
                > 0) {
            Thread.onSpinWait();
        }
    }
}
