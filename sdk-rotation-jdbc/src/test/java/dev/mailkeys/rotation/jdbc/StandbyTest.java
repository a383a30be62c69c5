package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A synchronous standby does not answer. What the primary alone has may be lost, so nothing is called done before the standby
 * has it: not even where the wait for it was cancelled, after which everybody sees the change.
 */
@Tag("faults")
@Timeout(90)
class StandbyTest {

    private static final String TARGET = "orders";
    private static final String WAITING = " from pg_stat_activity where wait_event = 'SyncRep'";

    @TempDir
    private static Path folder;

    private static Server server;
    private PGSimpleDataSource source;

    /** How a wait for the standby ends before the standby has answered. */
    enum End {
        /** The answer says that all is well, with a warning. */
        CANCELLED("pg_cancel_backend"),
        /** The connection breaks. */
        TERMINATED("pg_terminate_backend");

        private final String function;

        End(String function) {
            this.function = function;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        try (var socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            socket.close();
            server = Server.in(folder.resolve("data"), port);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeTables() {
        source = server.tables();
    }

    @AfterEach
    void letAllPass() {
        standby("");
    }

    @ParameterizedTest
    @EnumSource
    void append_whoseWaitEndedEarly_isDoneWhenTheStandbyHasIt(End how) {
        try (JournalLease lease = PostgresJournals.of(source).lease(TARGET)) {
            lease.begin("r1");
            standby("nobody");
            assertSettledByTheStandby(how, () -> lease.append(new JournalLine(lease.epoch(), 1, "{}")));
            assertThat(PostgresJournals.of(source).read(TARGET)).hasSize(1).isEqualTo(lease.lines());
        }
    }

    @ParameterizedTest
    @EnumSource
    void begin_whoseWaitEndedEarly_isDoneWhenTheStandbyHasIt(End how) {
        try (JournalLease lease = PostgresJournals.of(source).lease(TARGET)) {
            standby("nobody");
            assertSettledByTheStandby(how, () -> lease.begin("r1"));
            assertThat(PostgresJournals.of(source).rotations(TARGET)).containsExactly("r1");
        }
    }

    /** Somebody else has set the connection so, and the line must still be on the standby. */
    @ParameterizedTest
    @EnumSource
    void append_thatIsSettledOnAConnectionThatAcknowledgesEarly_waitsToo(End how) {
        try (JournalLease lease = PostgresJournals.of(source).lease(TARGET)) {
            lease.begin("r1");
            source.setOptions("-c synchronous_commit=off");
            standby("nobody");
            assertSettledByTheStandby(how, () -> lease.append(new JournalLine(lease.epoch(), 1, "{}")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void append_thatTheStandbyNeverConfirms_isUnknown(End how) {
        PostgresJournals hasty =
                PostgresJournals.of(source).timeLimit(Duration.ofSeconds(2)).patience(Duration.ofSeconds(3));
        JournalLease lease = hasty.lease(TARGET);
        lease.begin("r1");
        standby("nobody");
        CompletableFuture<JournalException> told = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                JournalException.class, () -> lease.append(new JournalLine(lease.epoch(), 1, "{}"))));
        end(how, nextWaiting(List.of(), told));
        assertThat(told.join()).isNotNull().hasMessageContaining("may have been done");
        standby("");
        lease.close();
    }

    /** The waits of the change itself and of the first looks at it end early; the last look has the standby's word. */
    private void assertSettledByTheStandby(End how, Runnable change) {
        CompletableFuture<Void> changed = CompletableFuture.runAsync(change);
        var ended = new ArrayList<Long>();
        while (ended.size() < 3) {
            ended.add(nextWaiting(ended, changed));
            end(how, ended.get(ended.size() - 1));
        }
        nextWaiting(ended, changed);
        standby("");
        changed.join();
    }

    /** Those that wait for the standby and did not before. */
    private long nextWaiting(List<Long> before, CompletableFuture<?> changed) {
        String others = before.stream().map(pid -> " and pid <> " + pid).collect(Collectors.joining());
        while (true) {
            assertThat(changed).isNotDone();
            long pid = number("select coalesce(max(pid), 0)" + WAITING + others);
            if (pid > 0) {
                return pid;
            }
            Thread.onSpinWait();
        }
    }

    private void end(End how, long pid) {
        number("select case when " + how.function + "(" + pid + ") then 1 else 0 end");
    }

    private void standby(String name) {
        PGSimpleDataSource plain = Server.by(source, server.port(), "postgres");
        Server.execute(plain, "alter system set synchronous_standby_names = '" + name + "'");
        Server.execute(plain, "select pg_reload_conf()");
        while (number("select case when current_setting('synchronous_standby_names') = '" + name
                        + "' then 1 else 0 end")
                == 0) {
            Thread.onSpinWait();
        }
    }

    private long number(String sql) {
        return Server.number(Server.by(source, server.port(), "postgres"), sql);
    }
}
