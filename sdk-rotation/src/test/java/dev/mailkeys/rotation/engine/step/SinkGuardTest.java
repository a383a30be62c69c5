package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An old key is kept where the new one, or its token in a sink, does not certainly work. */
class SinkGuardTest {

    private World world;
    private WorkFixture fixture;

    /** The new token is in the sink, and the account lists it and refuses it. */
    private Optional<ManagedKey> delivered(Duration soak) {
        world = new World(Scenario.of("jetemail", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
        var options = world.options().soak(soak).build();
        fixture = new WorkFixture(world, Strategy.OVERLAP, options, UnaryOperator.identity());
        NewToken made = fixture.makes(1);
        ManagedKey listed = fixture.work().successor(1).orElseThrow();
        MemorySink sink = world.sinks().get(0);
        sink.hold(made.token());
        sink.mark(new KeyMark("jetemail", listed.id(), listed.name(), WorkFixture.ROTATION, 1, world.settings()));
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Probe probe(Secret token) {
                return Probe.REFUSED;
            }

            @Override
            public Probe probe(ManagedKey listed, Secret token) {
                return Probe.REFUSED;
            }
        });
        return Optional.of(listed);
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private Outcome halted(Optional<ManagedKey> listed) {
        return catchThrowableOfType(Halt.class, () -> SinkGuard.refuseUnlessWell(fixture.work(), listed))
                .outcome();
    }

    /** It could be switched on again. */
    @Test
    void whereTheOldKeyIsOnlySwitchedOff_itIsEnoughThatTheNewTokenIsListed() {
        Optional<ManagedKey> listed = delivered(Duration.ofMinutes(3));
        assertThatCode(() -> SinkGuard.refuseUnlessWell(fixture.work(), listed)).doesNotThrowAnyException();
        assertThat(halted(Optional.empty())).isEqualTo(Outcome.SINK_BROKEN);
    }

    @Test
    void whereTheOldKeyIsDeletedAtOnce_theNewTokenIsShownToTheProvider() {
        assertThat(halted(delivered(Duration.ZERO))).isEqualTo(Outcome.SINK_BROKEN);
    }

    @Test
    void whereTheNewKeyIsNotListed_thereIsNoTelling() {
        delivered(Duration.ZERO);
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Probe probe(Secret token) {
                return Probe.ACCEPTED;
            }
        });
        assertThat(halted(Optional.empty())).isEqualTo(Outcome.INCOMPLETE);
    }
}
