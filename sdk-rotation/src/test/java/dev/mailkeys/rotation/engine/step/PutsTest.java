package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.ForwardingSink;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked before a token is put into the sinks, what they are told then, and whose token is never replaced. */
class PutsTest {

    private World world;
    private WorkFixture fixture;
    private final List<String> calls = new ArrayList<>();
    private int conflicts;

    /** Notes its calls; the first puts can meet another's. */
    private final class Noting extends ForwardingSink {

        Noting(Sink sink) {
            super(sink);
        }

        @Override
        public Optional<String> put(Delivery delivery, Optional<String> expected) {
            calls.add("put " + name());
            if (conflicts-- > 0) {
                throw new SinkException(SinkException.Kind.CONFLICT, name() + " was changed.", null);
            }
            return super.put(delivery, expected);
        }

        @Override
        public void announce() {
            calls.add("announce " + name());
        }
    }

    private void planned(Course course, List<Function<String, MemorySink>> sinks) {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "some", sinks));
        fixture =
                new WorkFixture(world, Strategy.OVERLAP, world.options().build(), plan -> plan.on(course), Noting::new);
    }

    private void planned(Function<String, MemorySink> sink) {
        planned(Course.OVERLAP, List.of(sink));
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private MemorySink sink() {
        return world.sinks().get(0);
    }

    private Secret made() {
        Secret token = fixture.makes(1).token();
        fixture.work().memory().hold(1, token);
        return token;
    }

    private void deliver() {
        assertThat(Delivering.deliver(fixture.work())).isEmpty();
    }

    /** The provider answers so whenever it is shown a token. */
    private void lets(Probe answer) {
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Probe probe(Secret token) {
                return answer;
            }

            @Override
            public Probe probe(ManagedKey listed, Secret token) {
                return answer;
            }
        });
    }

    @Test
    void aTokenThatIsLetIn_isPutIntoEverySink_andThenTheyAreToldOnce() {
        planned(Course.OVERLAP, List.of(MemorySink::readable, MemorySink::raw));
        Secret token = made();
        deliver();
        assertThat(world.sinks()).allMatch(sink -> sink.token().equals(token));
        assertThat(calls).containsExactly("put sink 0", "put sink 1", "announce sink 0", "announce sink 1");
        assertThat(fixture.work().memory().isLetIn(token)).isTrue();
        assertThat(fixture.last()).isEqualTo(RecordType.DELIVERED_EVERYWHERE);
    }

    @Test
    void whatWasPutBefore_isNotPutAgain() {
        planned(Course.OVERLAP, List.of(MemorySink::readable, MemorySink::raw));
        made();
        fixture.says(RecordType.DELIVERED, 1, new Put("sink 0", "v2"));
        deliver();
        assertThat(calls).containsExactly("put sink 1", "announce sink 0", "announce sink 1");
    }

    @Test
    void aTokenThatTheProviderRejects_comesIntoNoSink() {
        planned(MemorySink::readable);
        Secret old = sink().token();
        made();
        lets(Probe.REFUSED);
        deliver();
        assertThat(sink().token()).isEqualTo(old);
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
        assertThat(fixture.work().progress().last().as(Reason.class).map(Reason::reason))
                .contains("the provider rejects its token");
    }

    /** It could do less than its programs need, or more than they may. */
    @Test
    void aKeyWithOtherSettingsThanAskedFor_comesIntoNoSink_andLeadsBack() {
        planned(MemorySink::readable);
        Secret old = sink().token();
        made();
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Optional<ManagedKey> find(String id) {
                return super.find(id).map(PutsTest::limited);
            }
        });
        assertThat(Delivering.deliver(fixture.work()).map(Reason::reason))
                .hasValueSatisfying(why -> assertThat(why).contains("gave the new key other settings"));
        assertThat(sink().token()).isEqualTo(old);
        assertThat(calls).isEmpty();
    }

    private static ManagedKey limited(ManagedKey key) {
        KeySettings other = KeySettings.of(Map.of("scope", List.of("nothing")));
        return new ManagedKey(key.id(), key.name(), true, other, key.token(), key.created(), key.signOfUse());
    }

    /** The old token is dead already: every sink without the new one is an outage. */
    @Test
    void aTokenOfAKeyThatWasRenewedInPlace_isPutWithoutAsking() {
        planned(Course.ROTATE, List.of(MemorySink::readable));
        Secret renewed = Secret.of("secret_renewed_0000000000000");
        fixture.says(RecordType.ROTATED, 1, AboutKey.withId(world.original()));
        fixture.work().memory().hold(1, renewed);
        lets(Probe.REFUSED);
        deliver();
        assertThat(sink().token()).isEqualTo(renewed);
        assertThat(fixture.work().memory().isLetIn(renewed)).isFalse();
    }

    @Test
    void theVersionThatAPutLeaves_isKept() {
        planned(MemorySink::readable);
        made();
        deliver();
        assertThat(fixture.work().progress().delivered(1, "sink 0"))
                .isEqualTo(sink().read().version());
    }

    /** Twice would not be once there: a look shows that it was put. */
    @Test
    void whereASinkHoldsTheTokenAlready_andTwiceIsNotOnce_itIsNotPut_andItsVersionIsKept() {
        Set<SinkCapability> all = EnumSet.complementOf(EnumSet.of(SinkCapability.IDEMPOTENT_PUT));
        planned(name -> new MemorySink(name, all));
        sink().hold(made());
        deliver();
        assertThat(calls).containsExactly("announce sink 0");
        assertThat(fixture.work().progress().delivered(1, "sink 0"))
                .isEqualTo(sink().read().version());
    }

    @Test
    void aPutThatMetAnother_isMadeOnceMore_whereAMarkShowsThatNobodysIsReplaced() {
        planned(MemorySink::readable);
        Secret token = made();
        conflicts = 1;
        deliver();
        assertThat(sink().token()).isEqualTo(token);
        assertThat(calls).containsExactly("put sink 0", "put sink 0", "announce sink 0");
        assertThat(fixture.warnings()).contains("Delivering the token failed; trying again. sink 0 was changed.");
    }

    @Test
    void aPutThatMeetsOthersThreeTimes_isNotMadeAgain() {
        planned(MemorySink::readable);
        made();
        conflicts = 9;
        assertThatThrownBy(this::deliver).isInstanceOf(SinkException.class).hasMessage("sink 0 was changed.");
        assertThat(calls).hasSize(3);
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
    }

    @Test
    void aPutThatMetAnother_isNotMadeAgain_whereNoMarkShowsWhose() {
        planned(MemorySink::raw);
        made();
        conflicts = 1;
        Halt halt = catchThrowableOfType(Halt.class, this::deliver);
        assertThat(halt).hasMessageContaining("Somebody else has put another token into sink 0");
        assertThat(halt.next().verb()).isEqualTo(NextStep.Verb.ABANDON);
        assertThat(calls).containsExactly("put sink 0");
    }

    private void putLate() {
        KeyMark mark =
                Delivering.mark(fixture.work(), fixture.work().successor().orElseThrow(), 1);
        Delivering.put(
                fixture.work(),
                fixture.work().sinks().get(0),
                new Delivery(fixture.work().token(), mark));
    }

    @Test
    void afterALostPut_theTokenIsPutOnceMore() {
        planned(MemorySink::readable);
        Secret token = made();
        putLate();
        assertThat(sink().token()).isEqualTo(token);
        assertThat(fixture.last()).isEqualTo(RecordType.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void afterALostPut_anothersToken_isNotReplaced(boolean marked) {
        planned(marked ? MemorySink::readable : MemorySink::raw);
        made();
        Secret theirs = Secret.of("secret_theirs_0000000000000");
        sink().hold(theirs);
        if (marked) {
            sink().mark(new KeyMark("emailit", "9", "theirs", "r0000000009", 1, world.settings()));
        }
        assertThat(catchThrowableOfType(Halt.class, this::putLate))
                .hasMessageContaining("Somebody else has put another token into sink 0");
        assertThat(sink().token()).isEqualTo(theirs);
    }
}
