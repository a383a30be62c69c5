package dev.mailkeys.rotation.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.rotation.OvertakenRotationTest;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.world.Recovery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From every point at which a rotation may be killed it comes to its end, with its journal in PostgreSQL. */
@Tag("crash")
class CrashOnPostgresTest {

    private static final int SAMPLED = 40;

    private final HikariDataSource pool = Server.pool(Server.shared().tables(), 4);

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void killedAtEveryPoint_reachesTheEnd(Recovery recovery) {
        var journals = PostgresJournals.of(pool);
        Enumeration enumeration = Enumeration.of("killed, journal in PostgreSQL, " + recovery, SAMPLED)
                .keepingJournals(() -> FreshTargets.in(journals));
        enumeration.each(CrashTest.scenarios(), scenario -> enumeration.killEverywhere(scenario, recovery));
        enumeration.assertNoFailure();
    }

    /** A node stands still, another takes over and comes to the end, and the first goes on as if nothing had been. */
    @Test
    void overtakenAtEveryPoint_appendsNothingAndIsHealed() {
        var journals = PostgresJournals.of(pool);
        Enumeration enumeration = Enumeration.of("overtaken, journal in PostgreSQL", SAMPLED)
                .keepingJournals(() -> FreshTargets.in(journals));
        enumeration.each(
                CrashTest.scenarios(), scenario -> enumeration.everywhere(scenario, OvertakenRotationTest::overtake));
        enumeration.assertNoFailure();
    }
}
