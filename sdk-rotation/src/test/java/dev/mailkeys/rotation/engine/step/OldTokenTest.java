package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Work;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is put back only when it was shown to be the old key's. */
class OldTokenTest {

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;
    private Secret old;

    private void planned(String provider, Function<String, MemorySink> kind) {
        world = new World(Scenario.of(provider, Strategy.OVERLAP, "one", List.of(kind)));
        fixture = new WorkFixture(world, Strategy.OVERLAP);
        sink = world.sinks().get(0);
        old = sink.token();
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private Secret checked() {
        return new OldToken(fixture.work(), world.key()).checked();
    }

    private void assertUnfit(String words) {
        assertThatThrownBy(this::checked).isInstanceOf(Unfit.class).hasMessageContaining(words);
    }

    /** A provider that shows a use of one key when it is shown a token, and answers what it is told to. */
    private final class Showing extends ForwardingAdapter {

        private final String used;
        private final Probe answer;
        private int probes;

        Showing(ProviderAdapter adapter, String used, Probe answer) {
            super(adapter);
            this.used = used;
            this.answer = answer;
        }

        @Override
        public List<ManagedKey> list(String namePrefix) {
            return super.list(namePrefix).stream().map(this::shown).toList();
        }

        private ManagedKey shown(ManagedKey key) {
            Optional<String> sign = key.name().equals(used) ? Optional.of("" + probes) : Optional.empty();
            return new ManagedKey(key.id(), key.name(), key.usable(), key.settings(), key.token(), key.created(), sign);
        }

        @Override
        public Probe probe(Secret token) {
            probes++;
            return answer;
        }
    }

    private Showing shows(String used, Probe answer) {
        return (Showing)
                fixture.through(adapter -> new Showing(adapter, used, answer)).adapter();
    }

    @Test
    void whereTheListShowsIt_thatIsTaken_andNoOther() {
        planned("jetemail", MemorySink::readable);
        assertThat(checked()).isEqualTo(old);
        fixture.bring(old);
        assertThat(checked()).isEqualTo(old);
        fixture.bring(Secret.of("transactional_another_000000000000"));
        assertUnfit("The token you gave is not the old key's.");
    }

    @Test
    void whereTheListHidesIt_somebodyMustBringIt() {
        planned("emailit", MemorySink::readable);
        assertUnfit("needs the old key's token");
    }

    @Test
    void theCredentialOfTheCalls_isNotPutIntoASink() {
        planned("emailit", MemorySink::readable);
        fixture.bring(Secret.of(world.simulator().managementToken()));
        assertUnfit("The token you gave is the credential");
    }

    /** What was put back already is under a mark of the attempt 0. */
    @Test
    void theNewToken_isToldByTheSinkThatItWasDeliveredTo() {
        planned("emailit", MemorySink::readable);
        NewToken made = fixture.makes(1);
        sink.hold(made.token());
        fixture.bring(made.token());
        shows(World.NAME, Probe.ACCEPTED);
        assertThat(checked()).isEqualTo(made.token());
        fixture.says(RecordType.DELIVERED, 1, new Put(sink.name(), "v2"));
        assertUnfit("The token you gave is the new key's");
        sink.mark(mark(1));
        assertUnfit("The token you gave is the new key's");
        sink.mark(mark(0));
        assertThat(checked()).isEqualTo(made.token());
        sink.hold(old);
        assertThat(checked()).isEqualTo(made.token());
    }

    private KeyMark mark(int attempt) {
        return new KeyMark("emailit", world.original(), World.NAME, WorkFixture.ROTATION, attempt, world.settings());
    }

    @Test
    void aTokenWhoseUseIsShownOfTheOldKey_isItsOwn_andIsNotProvenTwice() {
        planned("emailit", MemorySink::writeOnly);
        fixture.bring(old);
        Showing provider = shows(World.NAME, Probe.ACCEPTED);
        Instant before = world.timing().now();
        assertThat(checked()).isEqualTo(old);
        assertThat(provider.probes).isOne();
        assertThat(checked()).isEqualTo(old);
        assertThat(provider.probes).isEqualTo(2);
        assertThat(world.timing().now()).isEqualTo(before);
        assertThat(fixture.work().memory().isProven(old)).isTrue();
    }

    @Test
    void aTokenWhoseUseIsShownOfAnotherKey_isNotPutBack() {
        planned("emailit", MemorySink::readable);
        world.simulator().seedKey("another");
        fixture.bring(old);
        shows("another", Probe.ACCEPTED);
        assertUnfit("The token you gave does not seem to be the old key's");
    }

    /** Nobody's use is shown: after four looks the sinks must tell that it is not the new key's. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aTokenWhoseUseIsNotShown_isPutBackOnlyWhereEverySinkCanBeRead(boolean readable) {
        planned("emailit", readable ? MemorySink::readable : MemorySink::writeOnly);
        fixture.bring(old);
        Showing provider = shows("nobody", Probe.ACCEPTED);
        Instant before = world.timing().now();
        if (readable) {
            assertThat(checked()).isEqualTo(old);
            assertThat(fixture.warnings()).singleElement().asString().contains("does not show which key it belongs to");
        } else {
            assertUnfit("It is not known whether the token you gave is the old key's or the new one's.");
        }
        assertThat(provider.probes).isEqualTo(4);
        assertThat(Duration.between(before, world.timing().now())).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"jetemail", "emailit"})
    void aTokenThatIsRejected_isNotPutBack_andOneThatNobodyKnowsOf_isLeftForLater(String provider) {
        planned(provider, MemorySink::readable);
        fixture.bring(old);
        Work work = fixture.work();
        shows(World.NAME, Probe.REFUSED);
        assertUnfit("The provider rejects the old token.");
        assertThat(work.memory().isProven(old)).isFalse();
        shows(World.NAME, Probe.UNKNOWN);
        assertThatThrownBy(this::checked)
                .isInstanceOf(Halt.class)
                .hasMessageContaining("It is not known now whether the provider accepts the old token.");
    }

    /** It would be refused as it is. */
    @Test
    void theTokenOfAKeyThatIsOff_isNotShownToTheProviderBefore() {
        planned("jetemail", MemorySink::readable);
        world.adapter().disable(world.key());
        Showing provider = shows(World.NAME, Probe.REFUSED);
        assertThat(checked()).isEqualTo(old);
        assertThat(provider.probes).isZero();
    }
}
