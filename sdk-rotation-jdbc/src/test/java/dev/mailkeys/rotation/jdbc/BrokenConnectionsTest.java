package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The database ends the connection, or ends itself. */
@Timeout(120)
class BrokenConnectionsTest {

    private static final String TARGET = "orders";

    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    @Test
    void connectionKilledBeforeAndAfterAnAppend_isReplaced() {
        PGSimpleDataSource source = Server.shared().tables();
        try (HikariDataSource pool = Server.pool(named(source), 1);
                JournalLease lease = PostgresJournals.of(pool).lease(TARGET)) {
            lease.begin("r1");
            for (int sequence = 1; sequence <= 3; sequence++) {
                assertThat(kill(source, "true")).isEqualTo(1);
                append(lease, sequence);
            }
            assertThat(kill(source, "true")).isEqualTo(1);
        }
        assertThat(PostgresJournals.of(source).read(TARGET)).hasSize(3);
        PostgresJournals.of(source).lease(TARGET).close();
    }

    /** The append waits for a row that another has locked: so it is under way for certain. */
    @Test
    void connectionKilledDuringAnAppend_storesTheLineOnce() throws Exception {
        PGSimpleDataSource source = Server.shared().tables();
        try (HikariDataSource pool = Server.pool(named(source), 1);
                JournalLease lease = PostgresJournals.of(pool).lease(TARGET)) {
            lease.begin("r1");
            try (Connection blocking = source.getConnection();
                    Statement statement = blocking.createStatement()) {
                blocking.setAutoCommit(false);
                statement.execute("select * from mailkeys_targets for update");
                Future<?> appended = other.submit(() -> append(lease, 1));
                for (int round = 0; round < 3; round++) {
                    while (kill(source, "wait_event_type = 'Lock'") == 0) {
                        Thread.onSpinWait();
                    }
                }
                assertThat(appended.isDone()).isFalse();
                blocking.commit();
                appended.get();
            }
            append(lease, 2);
        }
        assertThat(PostgresJournals.of(source).read(TARGET)).hasSize(2);
    }

    @Test
    void databaseThatIsStoppedAndStarted_hasEveryLine_andTheAppendWaitsForIt(@TempDir Path folder) throws Exception {
        int port = freePort();
        Server first = Server.in(folder.resolve("data"), port);
        PGSimpleDataSource source = first.tables();
        try (HikariDataSource pool = Server.pool(source, 2);
                JournalLease lease = PostgresJournals.of(pool).lease(TARGET)) {
            lease.begin("r1");
            append(lease, 1);
            first.close();
            Future<?> appended = other.submit(() -> append(lease, 2));
            try (Server second = Server.in(folder.resolve("data"), port)) {
                assertThat(second.port()).isEqualTo(port);
                appended.get();
                append(lease, 3);
                assertThat(PostgresJournals.of(source).read(TARGET)).hasSize(3).isEqualTo(lease.lines());
                lease.close();
            }
        }
    }

    private static void append(JournalLease lease, long sequence) {
        lease.append(new JournalLine(lease.epoch(), sequence, "{}"));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static PGSimpleDataSource named(PGSimpleDataSource source) {
        PGSimpleDataSource named = Server.by(source, source.getPortNumbers()[0], "postgres");
        named.setApplicationName(source.getCurrentSchema());
        return named;
    }

    private static int kill(PGSimpleDataSource source, String which) {
        return (int) Server.number(
                source,
                "select count(*) from (select pg_terminate_backend(pid, 5000) from pg_stat_activity where"
                        + " application_name = '"
                        + source.getCurrentSchema() + "' and " + which + ") killed");
    }
}
