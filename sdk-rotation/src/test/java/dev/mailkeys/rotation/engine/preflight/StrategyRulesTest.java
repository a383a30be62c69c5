package dev.mailkeys.rotation.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a strategy needs of the provider, the key and the sinks is asked for before anything is changed. */
class StrategyRulesTest {

    private static final String OTHER = "newsletter b";

    private static World world(String provider, Strategy strategy) {
        return new World(Scenario.of(provider, strategy, "two", List.of(MemorySink::readable, MemorySink::readable)));
    }

    /** The plan of a rotation between two keys, of which the one in use is said. */
    private static RotationPlan plan(World world, String key, RotationOptions options) {
        var rotation = Rotation.of(world.target())
                .key(world.adapter(), key)
                .strategy(Strategy.ALTERNATE)
                .options(options)
                .journal(world.journals())
                .timing(world.timing());
        world.sinks().forEach(rotation::sink);
        return rotation.build().plan();
    }

    private static RotationPlan plan(World world) {
        return plan(
                world,
                World.NAME,
                RotationOptions.builder()
                        .alternateKey(OTHER)
                        .keyInUse(World.NAME)
                        .build());
    }

    private static KeyMark mark(World world, ManagedKey key) {
        return new KeyMark(world.provider(), key.id(), key.name(), "r1", 1, KeySettings.of(Map.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"IN_PLACE", "ALTERNATE"})
    void aProviderThatGivesNoKeyANewToken_letsOnlyASuccessorTakeItsPlace(Strategy strategy) {
        try (var world = world("emailit", strategy)) {
            world.seeThrough(adapter -> new ForwardingAdapter(adapter) {
                @Override
                public Capabilities capabilities() {
                    return Capabilities.of(Duration.ZERO);
                }

                @Override
                public ProviderAdapter readOnly() {
                    return this;
                }
            });
            assertThat(world.quietly().plan().problems())
                    .contains("emailit can't give a key a new token. Use the strategy overlap.");
        }
    }

    /** JetEmail allows 64 characters, of which a successor needs 17 behind the name. */
    @ParameterizedTest
    @CsvSource({"47, true", "48, false"})
    void aNameIsShortEnough_whereTheLongestSuffixFits(int length, boolean fits) {
        try (var world = world("jetemail", Strategy.OVERLAP)) {
            String name = "n".repeat(length);
            Secret token = Secret.of(world.simulator().seedKey(name).token());
            world.sinks().forEach(sink -> sink.hold(token));
            world.rename(name);
            assertThat(world.quietly().plan().problems().isEmpty()).isEqualTo(fits);
        }
    }

    @Test
    void twoKeysTakeTurns_whereTheOtherIsNamed() {
        try (var world = world("emailit", Strategy.ALTERNATE)) {
            assertThat(plan(world, World.NAME, RotationOptions.defaults()).problems())
                    .contains("The strategy alternate needs the name of the other key too.");
            assertThat(plan(world).problems()).isEmpty();
        }
    }

    static Stream<String> providers() {
        return Stream.of("jetemail", "emailit", "elasticemail");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void twoKeysTakeTurns_whereEverySinkHoldsTheSameOne(String provider) {
        try (var world = world(provider, Strategy.ALTERNATE)) {
            MemorySink sink = world.sinks().get(0);
            sink.mark(mark(world, world.key()));
            assertThat(plan(world).problems())
                    .as("the same token, once without a mark")
                    .isEmpty();
            world.sinks().get(1).hold(Secret.of("somebody's"));
            assertThat(plan(world).problems())
                    .contains("Not every sink holds the same of the two keys. Run reconcile, which puts one into all of"
                            + " them.");
        }
    }

    /** JetEmail's names are not unique: a key that shares its name is said by its id. */
    @Test
    void aKeyThatSharesItsName_isNamedByItsId() {
        try (var world = world("jetemail", Strategy.ALTERNATE)) {
            String other = world.adapter().list(OTHER).get(0).id();
            world.simulator().seedKey(OTHER);
            assertThat(plan(world).problems())
                    .singleElement()
                    .asString()
                    .contains("several keys have its name", "by their ids if their names are not unique");
            RotationPlan byId = plan(
                    world,
                    world.original(),
                    RotationOptions.builder()
                            .alternateKey(other)
                            .keyInUse(world.original())
                            .build());
            assertThat(byId.problems()).isEmpty();
        }
    }

    /** Not even where it is the only other key of the account. */
    @Test
    void aKeyThatIsNotThere_isNotTakenForAnotherThatIs() {
        try (var world = world("jetemail", Strategy.ALTERNATE)) {
            Secret token = world.adapter().list(OTHER).get(0).token().orElseThrow();
            world.sinks().forEach(sink -> sink.hold(token));
            RotationPlan plan = plan(
                    world,
                    OTHER,
                    RotationOptions.builder().alternateKey("nobody").build());
            assertThat(plan.problems()).singleElement().asString().contains("a key is missing");
        }
    }
}
