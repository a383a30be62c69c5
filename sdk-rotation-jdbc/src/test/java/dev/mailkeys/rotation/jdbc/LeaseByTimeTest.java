package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A lease ends by the database's clock; who comes back later writes nothing, unless nobody else came. */
@Timeout(60)
class LeaseByTimeTest {

    private static final String TARGET = "orders";

    private final PGSimpleDataSource source = Server.shared().tables();
    private final PostgresJournals journals = PostgresJournals.of(source);

    @Test
    void nodeThatStoodStillForLongerThanItsLease_writesNothingOnceAnotherCame() {
        JournalLease first = begun(journals.leaseTime(Duration.ofMillis(50)));
        JournalLease second = leaseAsSoonAsItEnds();
        append(second, 2);
        List<JournalLine> lines = journals.read(TARGET);
        assertRefused(Kind.STALE, () -> append(first, 2));
        assertRefused(Kind.STALE, () -> first.begin("r2"));
        assertRefused(Kind.STALE, first::renew);
        first.close();
        assertThat(journals.read(TARGET)).isEqualTo(lines);
        assertRefused(Kind.LOCKED, () -> journals.lease(TARGET));
        append(second, 3);
        second.close();
    }

    private JournalLease leaseAsSoonAsItEnds() {
        while (true) {
            try {
                return journals.lease(TARGET);
            } catch (JournalException held) {
                assertThat(held.kind()).isEqualTo(Kind.LOCKED);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void nodeThatStoodStill_goesOnIfNobodyCame() {
        try (JournalLease lease = begun(journals)) {
            Server.letTimePass(source);
            append(lease, 2);
            assertRefused(Kind.LOCKED, () -> journals.lease(TARGET));
            Server.letTimePass(source);
            lease.renew();
            assertRefused(Kind.LOCKED, () -> journals.lease(TARGET));
        }
    }

    @Test
    void refusal_saysWhoHoldsTheLease_andWhenItEnds() {
        try (JournalLease lease = begun(journals)) {
            assertThat(refusal(() -> journals.lease(TARGET)))
                    .hasMessageMatching(
                            "The target orders is being rotated by process \\d+ on .* \\([0-9a-f]+\\)\\."
                                    + " Wait until that ends\\. If that program is gone, its lease ends by itself in 1[12]\\d s\\.");
            assertThat(lease.epoch()).isPositive();
        }
    }

    @Test
    void leaseThatAPersonEnds_isFreeAtOnce_andItsHolderWritesNothing() {
        JournalLease held = begun(journals);
        journals.endLease(TARGET);
        assertRefused(Kind.STALE, () -> append(held, 2));
        journals.lease(TARGET).close();
        assertThat(journals.read(TARGET)).hasSize(1);
    }

    @Test
    void leaseOfADeadProgram_isEnded_andNoneOfAnother() {
        PostgresJournals dead = journals.heldBy("node a");
        JournalLease held = begun(dead);
        assertThat(refusal(() -> journals.lease(TARGET))).hasMessageContaining("is being rotated by node a (");
        for (String other : List.of("node b", "node", "node a (1)", "a")) {
            journals.endLease(TARGET, other);
        }
        append(held, 2);
        journals.endLease(TARGET, "node a");
        assertRefused(Kind.STALE, () -> append(held, 3));

        try (JournalLease next = journals.lease(TARGET)) {
            journals.endLease(TARGET, "node a");
            next.append(new JournalLine(next.epoch(), 3, "{}"));
        }
        assertThatThrownBy(() -> journals.heldBy(" ")).hasMessageContaining("heldBy");
        assertThatThrownBy(() -> journals.heldBy("x".repeat(301))).hasMessageContaining("heldBy");
    }

    /** The clocks of nodes are an hour apart. */
    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void nodesWhoseClocksAreAnHourApart_holdTheirLeasesAlike(int minutes) {
        PostgresJournals apart = PostgresJournals.of(source, new Apart(Duration.ofMinutes(minutes)));
        try (JournalLease lease = begun(apart)) {
            assertRefused(Kind.LOCKED, () -> journals.lease(TARGET));
            assertThat(lease.epoch()).isPositive();
        }
        try (JournalLease lease = journals.lease(TARGET)) {
            assertRefused(Kind.LOCKED, () -> apart.lease(TARGET));
            append(lease, 2);
        }
        apart.lease(TARGET).close();
        assertThat(journals.read(TARGET)).extracting(JournalLine::epoch).isSorted();
    }

    /** As after a failover that lost rows, or on tables that were made anew. */
    @Test
    void epoch_isHigherThanOneThatTheDatabaseHasForgotten() {
        long before;
        try (JournalLease lease = begun(journals)) {
            before = lease.epoch();
        }
        Server.execute(source, "truncate mailkeys_targets, mailkeys_rotations, mailkeys_lines");
        try (JournalLease lease = journals.lease(TARGET)) {
            assertThat(lease.epoch()).isGreaterThan(before);
        }
    }

    @Test
    void timesThatMakeNoSense_areRefused() {
        assertThatThrownBy(() -> journals.leaseTime(Duration.ZERO)).hasMessageContaining("leaseTime");
        assertThatThrownBy(() -> journals.timeLimit(Duration.ofNanos(5))).hasMessageContaining("timeLimit");
        assertThatThrownBy(() -> journals.timeLimit(Duration.ofDays(99))).hasMessageContaining("timeLimit");
        assertThatThrownBy(() -> journals.patience(Duration.ofMillis(-1))).hasMessageContaining("patience");
        assertThatThrownBy(() -> journals.lease("x".repeat(501))).hasMessageContaining("500");
        try (JournalLease lease = journals.lease("🔑".repeat(250))) {
            lease.begin("r".repeat(64));
        }
    }

    private record Apart(Duration by) implements Timing {
        @Override
        public Instant now() {
            return Timing.system().now().plus(by);
        }

        @Override
        public long nanoTime() {
            return Timing.system().nanoTime() + by.toNanos();
        }

        @Override
        public void sleep(Duration delay) throws InterruptedException {
            Timing.system().sleep(delay);
        }

        @Override
        public double random() {
            return Timing.system().random();
        }
    }

    private static JournalLease begun(PostgresJournals journals) {
        JournalLease lease = journals.lease(TARGET);
        lease.begin("r1");
        append(lease, 1);
        return lease;
    }

    private static void append(JournalLease lease, long sequence) {
        lease.append(new JournalLine(lease.epoch(), sequence, "{}"));
    }

    private static JournalException refusal(ThrowingCallable call) {
        return catchThrowableOfType(JournalException.class, call);
    }

    private static void assertRefused(Kind kind, ThrowingCallable call) {
        assertThat(refusal(call)).isNotNull().extracting(JournalException::kind).isEqualTo(kind);
    }
}
