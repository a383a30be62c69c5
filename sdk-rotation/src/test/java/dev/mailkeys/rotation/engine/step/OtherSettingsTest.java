package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.RotationTest;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that makes a successor which may do something else than the key whose place it is to take. */
class OtherSettingsTest {

    static Stream<Scenario> overlaps() {
        return RotationTest.scenarios().filter(scenario -> scenario.strategy() == Strategy.OVERLAP);
    }

    @ParameterizedTest
    @MethodSource("overlaps")
    void aSuccessorThatMayDoMore_isNeverDelivered_andTheOldKeyStays(Scenario scenario) {
        try (var world = new World(scenario)) {
            Secret before = world.sinks().get(0).token();
            world.seeThrough(WiderSuccessors::new);
            RotationReport report = world.quietly().run();
            assertThat(report.outcome()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(report.messages()).singleElement().asString().contains("other settings (anything=goes)");
            assertThat(world.count(RecordType.DELIVER_INTENT)).isZero();
            assertThat(world.sinks().get(0).token()).isEqualTo(before);
            assertThat(world.simulator().keys()).anyMatch(key -> key.id().equals(world.original()));
        }
    }

    /** The old token is dead by then; a token that may do more is no help: a person is asked. */
    @Test
    void aKeyThatIsMadeAgainWithOtherRights_isNotDelivered_andTheReportSaysSo() {
        try (var world =
                new World(Scenario.of("elasticemail", Strategy.IN_PLACE, "readable", List.of(MemorySink::readable)))) {
            world.seeThrough(WiderOnceMadeAgain::new);
            RotationReport report = world.quietly().run();
            assertThat(report.outcome()).isNotIn(Outcome.DONE, Outcome.PENDING);
            assertThat(report.messages().toString()).contains("other settings (anything=goes)");
            assertThat(world.count(RecordType.DELIVER_INTENT)).isZero();
        }
    }

    /** Lists the key without any restriction, once it was deleted and made again. */
    private static final class WiderOnceMadeAgain extends ForwardingAdapter {

        private boolean deleted;

        WiderOnceMadeAgain(ProviderAdapter adapter) {
            super(adapter);
        }

        @Override
        public void delete(ManagedKey key) {
            super.delete(key);
            deleted = true;
        }

        @Override
        public List<ManagedKey> list(String namePrefix) {
            return super.list(namePrefix).stream().map(this::widen).toList();
        }

        @Override
        public Optional<ManagedKey> find(String id) {
            return super.find(id).map(this::widen);
        }

        private ManagedKey widen(ManagedKey key) {
            return deleted ? WiderSuccessors.wide(key) : key;
        }
    }

    /** Lists each successor as a key without any restriction. */
    private static final class WiderSuccessors extends ForwardingAdapter {

        WiderSuccessors(ProviderAdapter adapter) {
            super(adapter);
        }

        @Override
        public List<ManagedKey> list(String namePrefix) {
            return super.list(namePrefix).stream().map(WiderSuccessors::widen).toList();
        }

        @Override
        public Optional<ManagedKey> find(String id) {
            return super.find(id).map(WiderSuccessors::widen);
        }

        private static ManagedKey widen(ManagedKey key) {
            return key.name().contains("--") ? wide(key) : key;
        }

        static ManagedKey wide(ManagedKey key) {
            return new ManagedKey(
                    key.id(),
                    key.name(),
                    key.usable(),
                    KeySettings.of(Map.of("anything", List.of("goes"))),
                    key.token(),
                    key.created(),
                    key.signOfUse());
        }
    }
}
