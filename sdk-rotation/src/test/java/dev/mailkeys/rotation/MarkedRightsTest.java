package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Anyone who can write a sink can write its mark, so a mark gives no right and ends nobody's key. */
class MarkedRightsTest {

    private static final Map<String, KeySettings> WIDER = Map.of(
            "jetemail", KeySettings.of(Map.of("allowAllDomains", List.of("true"))),
            "emailit", KeySettings.of(Map.of("scope", List.of("full"))),
            "elasticemail", KeySettings.of(Map.of("accessLevels", List.of("ModifyAccessTokens", "SendHttp"))));

    private static Stream<Scenario> scenarios() {
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategiesOfOneKey(provider).stream()
                        .map(strategy -> Scenario.of(provider, strategy, "readable", List.of(MemorySink::readable))));
    }

    /** Breaks the token in the sink, and says beside it that the key might do more. */
    private static void forge(World world, String provider, String keyId, String keyName) {
        MemorySink sink = world.sinks().get(0);
        sink.hold(Secret.of(Providers.tokenPrefix(provider) + "broken"));
        sink.mark(new KeyMark(provider, keyId, keyName, "r0t00000000", 1, wider(provider)));
    }

    private static KeySettings wider(String provider) {
        return Optional.ofNullable(WIDER.get(provider)).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aMarkThatWidensRights_isNotBelievedWhereTheProviderShowsThem(Scenario scenario) {
        try (var world = new World(scenario)) {
            forge(world, scenario.provider(), world.original(), World.NAME);
            world.loseTheJournal();
            world.promises().assertOver(world.until(world.quietly()::reconcile));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whereNothingShowsThem_aPersonIsAsked_andGetsWhatHeSays(Scenario scenario) {
        try (var world = new World(scenario)) {
            KeySettings before = world.key().settings();
            forge(world, scenario.provider(), world.original(), World.NAME);
            world.adapter().delete(world.key());
            int keys = world.simulator().keys().size();
            RotationReport report = world.until(world.quietly()::reconcile);
            assertThat(report.outcome()).isNotIn(Outcome.DONE, Outcome.REFUSED);
            assertThat(report.messages().get(0))
                    .contains(
                            "anybody who can write a sink can write that too",
                            "--settings",
                            wider(scenario.provider()).toString());
            assertThat(world.simulator().keys()).hasSize(keys);
            Rotation said = world.rotation(
                    new KillPoints(KillPoints.NEVER, where -> {}),
                    world.options().confirmedSettings(before));
            world.promises().assertOver(world.until(said::reconcile));
        }
    }

    /** The mark names another team's key: it is neither taken for the one in use nor ended. */
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void aMarkThatNamesAnothersKey_endsNoKey(Recovery recovery) {
        for (String provider : Providers.ALL) {
            try (var world =
                    new World(Scenario.of(provider, Strategy.OVERLAP, "readable", List.of(MemorySink::readable)))) {
                var other = world.simulator().seedKey("receipts", Providers.settings(provider));
                forge(world, provider, other.id(), World.NAME);
                if (recovery == Recovery.RECONCILE) {
                    world.until(world.quietly()::reconcile);
                }
                world.until(world.quietly()::run);
                assertThat(world.simulator().accepts(other.token()))
                        .as(provider)
                        .isTrue();
            }
        }
    }

    /** The other of two keys takes no rights from the one in use. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void theOtherOfTwoKeys_thatIsGone_isMadeAgainAsAPersonSays(String provider) {
        var scenario = Scenario.of(provider, Strategy.ALTERNATE, "readable", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            KeySettings before = world.key().settings();
            ManagedKey idle = world.adapter().list("newsletter b").get(0);
            world.adapter().delete(idle);
            RotationReport report = world.until(world.quietly()::reconcile);
            assertThat(report.messages().get(0)).contains("--settings");
            Rotation said = world.rotation(
                    new KillPoints(KillPoints.NEVER, where -> {}),
                    world.options().confirmedSettings(before));
            RotationReport after = world.until(said::reconcile);
            if (provider.equals("elasticemail")) {
                world.promises().assertOver(after);
            } else {
                assertThat(after.messages().get(0)).contains("the key is gone");
            }
        }
    }
}
