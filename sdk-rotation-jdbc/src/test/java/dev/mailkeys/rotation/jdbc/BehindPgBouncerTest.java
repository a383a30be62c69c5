package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.core.pace.PacedAccount;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.OvertakenRotationTest;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.journal.JournalStoreContract;
import dev.mailkeys.rotation.world.Recovery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract, and the crashes, where each statement of a program may come to another session of the database. */
@Tag("faults")
class BehindPgBouncerTest extends JournalStoreContract {

    private static final int SAMPLED = 40;
    private static final PacedAccount ACCOUNT = key -> HexFormat.of().formatHex(key, 0, 4);

    @TempDir
    private static Path folder;

    private static PGSimpleDataSource direct;
    private static PgBouncer bouncer;

    private HikariDataSource pool;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                PgBouncer.program().isPresent(),
                "Not tried: there is no PgBouncer. Install it (apt-get install pgbouncer), or set PGBOUNCER to its"
                        + " path.");
        direct = Server.shared().emptySchema();
        Server.execute(direct, "create database bounced");
        direct.setDatabaseName("bounced");
        direct.setCurrentSchema("public");
        bouncer = PgBouncer.before(Server.shared().port(), "bounced", folder);
    }

    @AfterAll
    static void stop() {
        if (bouncer != null) {
            bouncer.close();
        }
    }

    @BeforeEach
    void connect() {
        Server.execute(direct, "drop schema public cascade; create schema public");
        pool = Server.pool(bouncer.source(), 8);
        PostgresJournals.of(pool).createTables();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Override
    protected JournalStore store() {
        return PostgresJournals.of(pool);
    }

    @Override
    protected void overtake(String target) {
        PostgresJournals.of(pool).endLease(target);
        PostgresJournals.of(pool).lease(target);
    }

    @Override
    protected void holdAndDie(String target, int lines) {
        JournalLease lease = PostgresJournals.of(bouncer.source()).lease(target);
        if (lines > 0) {
            lease.begin("r1");
        }
        for (int sequence = 1; sequence <= lines; sequence++) {
            lease.append(new JournalLine(lease.epoch(), sequence, "{}"));
        }
        Server.letTimePass(direct);
    }

    @Test
    @Timeout(600)
    void killedOrOvertakenAtEveryPoint_reachesTheEnd() {
        var journals = PostgresJournals.of(pool);
        Enumeration killed = Enumeration.of("killed, journal behind PgBouncer", SAMPLED)
                .keepingJournals(() -> FreshTargets.in(journals));
        killed.each(CrashTest.scenarios(), scenario -> killed.killEverywhere(scenario, Recovery.values()[0]));
        killed.assertNoFailure();
        Enumeration overtaken = Enumeration.of("overtaken, journal behind PgBouncer", SAMPLED)
                .keepingJournals(() -> FreshTargets.in(journals));
        overtaken.each(
                CrashTest.scenarios(), scenario -> overtaken.everywhere(scenario, OvertakenRotationTest::overtake));
        overtaken.assertNoFailure();
    }

    /** More programs than sessions. */
    @Test
    void programsThatTakeTurns_loseNone() throws Exception {
        int programs = 6;
        int each = 25;
        var threads = Executors.newFixedThreadPool(programs);
        var all = new ArrayList<Future<?>>();
        for (int program = 0; program < programs; program++) {
            PostgresPace own = PostgresPace.of(bouncer.source());
            all.add(threads.submit(() -> {
                for (int turn = 0; turn < each; turn++) {
                    assertThat(own.update(ACCOUNT, text -> text + "x")).isTrue();
                }
                return own;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(Server.number(direct, "select length(calls) from mailkeys_paces"))
                .isEqualTo(programs * each);
        assertThat(Server.number(direct, "select count(*) from pg_stat_activity where datname = 'bounced'"))
                .as("its three sessions, and ours")
                .isLessThanOrEqualTo(4);
    }
}
