package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.MisbehavingTest.Who;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Programs that read a sink are told about a new token once every sink has it. Until then the old key stays. */
class AnnouncedTest {

    private static final String WHY = "The token stands, but nobody could be told.";

    private static Scenario scenario() {
        return Scenario.of(
                "emailit", Strategy.OVERLAP, "readable", List.of(MemorySink::readable, MemorySink::readable));
    }

    private static Runnable refusal() {
        return () -> {
            throw new SinkException(SinkException.Kind.UNCHANGED, WHY, null);
        };
    }

    @Test
    void everySink_isToldOnce_afterAllPuts() {
        try (var world = new World(scenario())) {
            var told = new AtomicInteger();
            RotationReport report = world.misbehaving(Who.ANNOUNCER, () -> {
                        assertThat(world.count(RecordType.DELIVERED)).isEqualTo(2);
                        assertThat(world.count(RecordType.DELIVERED_EVERYWHERE)).isZero();
                        told.incrementAndGet();
                    })
                    .run();
            assertThat(report.outcome()).isIn(Outcome.DONE, Outcome.PENDING);
            assertThat(told).hasValue(2);
        }
    }

    /** The token is known to be delivered, so it is not put again. */
    @Test
    void whoCouldNotBeTold_keepsTheOldKey_andIsToldByTheNextRun() {
        try (var world = new World(scenario())) {
            RotationReport first = world.misbehaving(Who.ANNOUNCER, refusal()).run();
            assertThat(first.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(first.toString()).contains(WHY);
            assertThat(world.count(RecordType.DELIVERED)).isEqualTo(2);
            assertThat(world.key().usable()).isTrue();
            var told = new AtomicInteger();
            world.misbehaving(Who.ANNOUNCER, told::incrementAndGet).resume();
            assertThat(told).hasValue(2);
            assertThat(world.count(RecordType.DELIVER_INTENT)).isEqualTo(2);
            world.promises().assertOver(world.recover(Recovery.RESUME));
        }
    }

    /** They may have read the token that is retired. */
    @Test
    void aRollback_tellsThemToo_andKeepsTheNewKeyUntilItCould() {
        try (var world = new World(scenario())) {
            Secret old = world.sinks().get(0).token();
            world.misbehaving(Who.ANNOUNCER, refusal()).run();
            RotationReport back = world.misbehaving(Who.ANNOUNCER, refusal()).rollback(() -> Optional.of(old));
            assertThat(back.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(world.count(RecordType.RESTORED)).isZero();
            var told = new AtomicInteger();
            RotationReport done =
                    world.misbehaving(Who.ANNOUNCER, told::incrementAndGet).rollback(() -> Optional.of(old));
            assertThat(told).hasValue(2);
            assertThat(done.outcome()).isEqualTo(Outcome.ROLLED_BACK);
            world.promises().assertOver(done);
        }
    }
}
