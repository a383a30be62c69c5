package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is verified once a token is delivered, and how long an answer is waited for. */
class VerificationTest {

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;
    private NewToken made;

    private void planned(Strategy strategy, String provider, Function<String, MemorySink> kind, Duration within) {
        world = new World(Scenario.of(provider, strategy, "one", List.of(kind)));
        var options = strategy == Strategy.ALTERNATE
                ? world.options().alternateKey("newsletter b").keyInUse(World.NAME)
                : world.options();
        fixture = new WorkFixture(world, strategy, options.verifyWithin(within).build(), UnaryOperator.identity());
        sink = world.sinks().get(0);
    }

    /** A new token is in the sink, and the put was answered if that is wanted. */
    private void delivered(Function<String, MemorySink> kind, boolean answered) {
        planned(Strategy.OVERLAP, "emailit", kind, Duration.ofSeconds(8));
        made = fixture.makes(1);
        fixture.work().memory().hold(1, made.token());
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), "v1"));
        sink.hold(made.token());
        if (answered) {
            fixture.says(RecordType.DELIVERED, 1, new Put(sink.name(), "v2"));
        }
        fixture.says(
                RecordType.DELIVERED_EVERYWHERE, 1, new AboutKey(made.keyId(), Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    /** Answers to probes as it is told to, the last one for ever. */
    private static final class Answering extends ForwardingAdapter {

        private final Queue<Probe> answers;
        private int probes;

        Answering(ProviderAdapter adapter, Probe... answers) {
            super(adapter);
            this.answers = new ArrayDeque<>(Arrays.asList(answers));
        }

        @Override
        public Probe probe(Secret token) {
            probes++;
            return answers.size() > 1 ? answers.remove() : answers.element();
        }
    }

    private Answering answers(Probe... answers) {
        return (Answering)
                fixture.through(adapter -> new Answering(adapter, answers)).adapter();
    }

    private Duration waited(Runnable step) {
        Instant before = world.timing().now();
        step.run();
        return Duration.between(before, world.timing().now());
    }

    @Test
    void aTokenThatWasLetInAMomentAgo_isNotShownTwice() {
        delivered(MemorySink::raw, true);
        Answering provider = answers(Probe.ACCEPTED);
        fixture.work().memory().letIn(made.token());
        Verification.verify(fixture.work());
        assertThat(provider.probes).isZero();
        assertThat(fixture.last()).isEqualTo(RecordType.VERIFIED);
        assertThat(fixture.work()
                        .progress()
                        .last()
                        .as(AboutKey.class)
                        .orElseThrow()
                        .id())
                .isEqualTo(made.keyId());
    }

    @Test
    void aTokenThatWasNotShownInThisRun_isShown() {
        delivered(MemorySink::raw, true);
        Answering provider = answers(Probe.ACCEPTED);
        Verification.verify(fixture.work());
        assertThat(provider.probes).isOne();
        assertThat(fixture.last()).isEqualTo(RecordType.VERIFIED);
    }

    /** The sink may meanwhile be another rotator's, so the token is verified again though it was accepted. */
    @Test
    void aTokenWhosePutHadNoAnswer_isShownAgain() {
        delivered(MemorySink::raw, false);
        Answering provider = answers(Probe.ACCEPTED);
        fixture.work().memory().letIn(made.token());
        assertThat(waited(() -> Verification.verify(fixture.work()))).isZero();
        assertThat(provider.probes).isOne();
    }

    @Test
    void aTokenThatIsRefused_isGivenUp() {
        delivered(MemorySink::raw, true);
        answers(Probe.REFUSED);
        Verification.verify(fixture.work());
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
    }

    @Test
    void aSinkThatHoldsAnotherToken_isToldOf() {
        delivered(MemorySink::raw, true);
        sink.hold(Secret.of("secret_theirs_0000000000000"));
        assertThatThrownBy(() -> Verification.verify(fixture.work()))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("Somebody else has changed sink 0 since the token was put there.");
    }

    /** Where puts compare no versions, a lost one may undo the next: it is waited out, and the token put once more. */
    @ParameterizedTest
    @CsvSource({"false, 30", "true, 0"})
    void aLostPut_isWaitedOut_andTheTokenPutAgain(boolean answered, int seconds) {
        delivered(MemorySink::writeOnly, answered);
        answers(Probe.ACCEPTED);
        sink.hold(Secret.of("secret_before_0000000000000"));
        assertThat(waited(() -> Verification.verify(fixture.work()))).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(sink.token().equals(made.token())).isEqualTo(!answered);
        assertThat(fixture.last()).isEqualTo(RecordType.VERIFIED);
    }

    /** After half a second, one, two, four and then every five, as long as the time reaches. */
    @ParameterizedTest
    @CsvSource({"400, 1, 0", "500, 2, 500", "7500, 5, 7500", "7499, 4, 3500", "20000, 7, 17500"})
    void anAnswer_isWaitedForInPausesThatGrow(int within, int looks, int waited) {
        planned(Strategy.OVERLAP, "emailit", MemorySink::raw, Duration.ofMillis(within));
        Answering provider = answers(Probe.REFUSED);
        var token = Secret.of("secret_any_0000000000000");
        assertThat(waited(() ->
                        assertThat(Verification.isLetIn(fixture.work(), token)).isFalse()))
                .isEqualTo(Duration.ofMillis(waited));
        assertThat(provider.probes).isEqualTo(looks);
    }

    @Test
    void aTokenThatIsLetInLate_isLetIn_andWhatCantBeTold_isNotARefusal() {
        planned(Strategy.OVERLAP, "emailit", MemorySink::raw, Duration.ofSeconds(8));
        var token = Secret.of("secret_any_0000000000000");
        answers(Probe.UNKNOWN, Probe.REFUSED, Probe.ACCEPTED);
        assertThat(Verification.isLetIn(fixture.work(), token)).isTrue();
        answers(Probe.UNKNOWN, Probe.REFUSED);
        assertThat(Verification.isLetIn(fixture.work(), token)).isFalse();
        answers(Probe.REFUSED, Probe.UNKNOWN);
        assertThatThrownBy(() -> Verification.isLetIn(fixture.work(), token))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("It is not known now");
    }

    @Test
    void aNewKeyThatIsNotListed_isWaitedFor_andThenToldOf() {
        planned(Strategy.OVERLAP, "emailit", MemorySink::raw, Duration.ofSeconds(1));
        made = fixture.makes(1);
        assertThat(Verification.listed(fixture.work()).id())
                .isEqualTo(made.keyId().orElseThrow());
        world.adapter().delete(Verification.listed(fixture.work()));
        assertThatThrownBy(() -> Verification.listed(fixture.work()))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("The provider does not list the new key.");
    }

    /** In place an outage would last as long as the look takes. */
    @ParameterizedTest
    @CsvSource({"OVERLAP, true", "IN_PLACE, false", "ALTERNATE, true"})
    void aTokenIsShownBeforeItIsDelivered_whileTheSinksHoldOneThatWorks(Strategy strategy, boolean before) {
        planned(strategy, "emailit", MemorySink::readable, Duration.ofSeconds(1));
        assertThat(Verification.comesBeforeDelivery(fixture.work())).isEqualTo(before);
    }
}
