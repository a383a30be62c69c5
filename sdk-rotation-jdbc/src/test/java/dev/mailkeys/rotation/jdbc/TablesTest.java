package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables are made once, a newer version's are left alone, and what stands in the way is said before a rotation. */
@Timeout(60)
class TablesTest {

    private static final String TARGET = "orders";

    @Test
    void tablesThatTenProgramsMakeAtOnce_areMadeOnce() throws Exception {
        PGSimpleDataSource source = Server.shared().emptySchema();
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(10);
        var programs = new ArrayList<Future<?>>();
        for (int program = 0; program < 10; program++) {
            programs.add(pool.submit(() -> {
                start.await();
                PostgresJournals.of(source).createTables();
                return start;
            }));
        }
        start.countDown();
        for (Future<?> program : programs) {
            program.get();
        }
        pool.shutdown();
        assertThat(Server.number(source, "select version from mailkeys_schema")).isEqualTo(Schema.VERSION);
        rotate(PostgresJournals.of(source), "r1");
        PostgresJournals.of(source).createTables();
        assertThat(PostgresJournals.of(source).read(TARGET)).hasSize(1);
    }

    @Test
    void tablesOfANewerVersionThatOnlyAdds_areUsedAsBefore() {
        PGSimpleDataSource source = Server.shared().tables();
        PostgresJournals journals = PostgresJournals.of(source);
        try (JournalLease lease = journals.lease(TARGET)) {
            lease.begin("r1");
            Server.execute(source, """
                    alter table mailkeys_targets add column note text;
                    alter table mailkeys_rotations add column parts integer not null default 1;
                    alter table mailkeys_lines add column stored timestamptz not null default clock_timestamp();
                    alter table mailkeys_paces add column note text;
                    update mailkeys_schema set version = version + 1""");
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
        }
        journals.createTables();
        journals.check(TARGET);
        rotate(journals, "r2");
        assertThat(Server.number(source, "select version from mailkeys_schema")).isEqualTo(Schema.VERSION + 1);
        assertThat(journals.rotations(TARGET)).containsExactly("r1", "r2");
    }

    /** It raises the epochs, too: who holds a lease writes nothing more. */
    @Test
    void tablesOfANewerVersionThatNeedsNewerPrograms_areRefused() {
        PGSimpleDataSource source = Server.shared().tables();
        PostgresJournals journals = PostgresJournals.of(source);
        JournalLease lease = journals.lease(TARGET);
        lease.begin("r1");
        Server.execute(source, """
                update mailkeys_schema set version = version + 1, oldest_program = version + 1;
                update mailkeys_targets set epoch = epoch + 1""");
        assertRefused(Kind.STALE, "", () -> lease.append(new JournalLine(lease.epoch(), 1, "{}")));
        lease.close();
        assertRefused(Kind.DAMAGED, "use a newer one", () -> journals.lease(TARGET));
        assertRefused(Kind.DAMAGED, "use a newer one", () -> journals.check(TARGET));
    }

    @Test
    void missingTables_areToldWithTheWayToMakeThem() {
        PostgresJournals journals = PostgresJournals.of(Server.shared().emptySchema());
        for (ThrowingCallable call : new ThrowingCallable[] {
            () -> journals.check(TARGET), () -> journals.lease(TARGET), () -> journals.read(TARGET), journals::targets
        }) {
            assertRefused(Kind.FAILED, "run version-1.sql and version-2.sql once", call);
        }
    }

    @Test
    void databaseThatAcknowledgesBeforeItHasStored_isRefused() {
        PGSimpleDataSource source = Server.shared().tables();
        source.setOptions("-c synchronous_commit=off");
        PostgresJournals journals = PostgresJournals.of(source);
        assertRefused(Kind.FAILED, "synchronous_commit", () -> journals.lease(TARGET));
        assertRefused(Kind.FAILED, "synchronous_commit", () -> journals.check(TARGET));
        assertThat(Server.number(source, "select count(*) from mailkeys_targets"))
                .isZero();
    }

    @Test
    void standby_isRefused() {
        PGSimpleDataSource source = Server.shared().tables();
        source.setOptions("-c default_transaction_read_only=on");
        PostgresJournals journals = PostgresJournals.of(source);
        assertRefused(Kind.FAILED, "standby", () -> journals.check(TARGET));
        assertRefused(Kind.FAILED, "standby", () -> journals.lease(TARGET));
    }

    @Test
    void userWhoMayOnlyRead_reads_andIsToldWhatIsMissing() {
        PGSimpleDataSource source = Server.shared().tables();
        rotate(PostgresJournals.of(source), "r1");
        String schema = source.getCurrentSchema();
        Server.execute(
                source,
                "create user reader_" + schema + "; grant usage on schema " + schema + " to reader_" + schema
                        + "; grant select on all tables in schema " + schema + " to reader_" + schema);
        var reader = PostgresJournals.of(Server.by(source, Server.shared().port(), "reader_" + schema));
        assertThat(reader.read(TARGET)).hasSize(1);
        assertRefused(Kind.FAILED, "grant", () -> reader.check(TARGET));
        assertRefused(Kind.FAILED, "Grant", () -> reader.lease(TARGET));
        PostgresJournals.of(source).lease(TARGET).close();
    }

    @Test
    void userWhoMayMakeNoTables_isToldWhichFilesAreForSomebodyElse() throws SQLException {
        PGSimpleDataSource source = Server.shared().emptySchema();
        String schema = source.getCurrentSchema();
        Server.execute(
                source, "create user maker_" + schema + "; grant usage on schema " + schema + " to maker_" + schema);
        var maker = Server.by(source, Server.shared().port(), "maker_" + schema);
        assertRefused(
                Kind.FAILED,
                "run version-1.sql and version-2.sql once",
                () -> PostgresJournals.of(maker).createTables());
        try (Connection connection = source.getConnection()) {
            Schema.migrate(connection, 1);
        }
        Server.execute(
                source,
                "grant select, insert, update, delete on all tables in schema " + schema + " to maker_" + schema);
        assertRefused(
                Kind.FAILED,
                "run version-2.sql once",
                () -> PostgresJournals.of(maker).createTables());
        maker.setCurrentSchema("no_such_schema");
        assertRefused(
                Kind.FAILED,
                "run version-1.sql and version-2.sql once",
                () -> PostgresJournals.of(maker).createTables());
    }

    /** A pool may hand out connections that commit when they are told to, and may want them to be fully isolated. */
    @Test
    void connectionsOfAnotherKind_workAlike_andAreGivenBackAsTheyWere() throws SQLException {
        PGSimpleDataSource source = Server.shared().tables();
        source.setOptions("-c default_transaction_isolation=serializable");
        try (HikariDataSource pool = Server.pool(source, 1, false)) {
            rotate(PostgresJournals.of(pool), "r1");
            assertThat(PostgresJournals.of(source).read(TARGET)).hasSize(1);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(connection.getNetworkTimeout()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence = 2", "sequence > 0"})
    void journalThatLacksItsLastLines_isDamaged(String lines) {
        PGSimpleDataSource source = Server.shared().tables();
        PostgresJournals journals = PostgresJournals.of(source);
        try (JournalLease lease = journals.lease(TARGET)) {
            lease.begin("r1");
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
            lease.append(new JournalLine(lease.epoch(), 2, "{}"));
        }
        Server.execute(source, "delete from mailkeys_lines where " + lines);
        assertRefused(Kind.DAMAGED, "set aside", () -> journals.read(TARGET));
        assertRefused(Kind.DAMAGED, "set aside", () -> journals.lease(TARGET));
        journals.archive(TARGET);
        assertThat(journals.read(TARGET)).isEmpty();
    }

    /** Somebody else has set it, on a connection of the pool that is not the one of the lease. */
    @Test
    void lineOnAConnectionThatAcknowledgesEarly_isStoredFirst() {
        PGSimpleDataSource source = Server.shared().tables();
        try (JournalLease lease = PostgresJournals.of(source).lease(TARGET)) {
            lease.begin("r1");
            Server.execute(source, """
                    create table stored_first (line bigint);
                    create function note() returns trigger language plpgsql as $$ begin
                        if current_setting('synchronous_commit') = 'on' then
                            insert into stored_first values (new.sequence);
                        end if;
                        return new;
                    end $$;
                    create trigger note before insert on mailkeys_lines for each row execute function note()""");
            source.setOptions("-c synchronous_commit=off");
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
        }
        assertThat(Server.number(source, "select count(*) from stored_first")).isOne();
    }

    @Test
    void passwordOfAnAddress_standsInNoMessage() {
        var source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("No driver for jdbc:none://u:hunter2@h/db?user=u&password=hunter2", "42000");
            }
        };
        JournalException told = catchThrowableOfType(
                JournalException.class, () -> PostgresJournals.of(source).read(TARGET));
        assertThat(told).hasStackTraceContaining("No driver for jdbc:none://u:…@h/db?user=u&password=…");
        var printed = new StringWriter();
        told.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).doesNotContain("hunter2");
    }

    @Test
    void journalThatLacksALine_isDamaged_andCanBeSetAside() {
        PGSimpleDataSource source = Server.shared().tables();
        PostgresJournals journals = PostgresJournals.of(source);
        rotate(journals, "r1");
        rotate(journals, "r2");
        Server.execute(source, "update mailkeys_lines set sequence = 2 where rotation = 'r2'");
        assertRefused(Kind.DAMAGED, "set aside", () -> journals.read(TARGET));
        assertRefused(Kind.DAMAGED, "set aside", () -> journals.lease(TARGET));
        assertThat(journals.archive(TARGET)).isEqualTo("rotation r2 of orders in mailkeys_rotations");
        try (JournalLease lease = journals.lease(TARGET)) {
            assertThat(lease.lines()).hasSize(1);
        }
    }

    private static void rotate(PostgresJournals journals, String rotation) {
        try (JournalLease lease = journals.lease(TARGET)) {
            lease.begin(rotation);
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
        }
    }

    private static void assertRefused(Kind kind, String advice, ThrowingCallable call) {
        JournalException refused = catchThrowableOfType(JournalException.class, call);
        assertThat(refused).isNotNull().hasMessageContaining(advice);
        assertThat(refused.kind()).isEqualTo(kind);
    }
}
