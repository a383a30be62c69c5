package dev.mailkeys.rotation.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.PlannedCall;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would fail is refused before anything is changed, all of it at once, with what to do. */
class PreflightTest {

    private static Scenario scenario(String provider, Strategy strategy) {
        return Scenario.of(provider, strategy, "readable", List.of(MemorySink::readable));
    }

    /** Refused by the plan and by the run alike; the provider has acted on nothing. */
    private static void assertRefused(World world, String... said) {
        RotationPlan plan = world.quietly().plan();
        RotationReport report = world.quietly().run();
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.messages()).isEqualTo(plan.problems());
        assertThat(plan.calls()).isEmpty();
        assertThat(String.join("\n", plan.problems())).contains(said);
        assertThat(world.simulator().received()).noneMatch(call -> call.committed());
        assertThat(world.quietly().status()).isEmpty();
    }

    /** As it will be sent, so that the plan shows what the provider gets. */
    @ParameterizedTest
    @CsvSource({
        "jetemail, OVERLAP, ipRestrictions=127.0.0.0/8",
        "emailit, OVERLAP, scope=sending",
        "elasticemail, OVERLAP, ipRestrictions=127.0.0.0/8",
        "elasticemail, IN_PLACE, 'accessLevels=SendHttp,ViewReports'"
    })
    void thePlan_showsTheSettingsOfTheKeyThatIsToBeMade(String provider, Strategy strategy, String setting) {
        try (var world = new World(Scenario.of(provider, strategy, "readable", List.of(MemorySink::readable)))) {
            assertThat(world.quietly().plan().calls())
                    .extracting(PlannedCall::what)
                    .anyMatch(call -> call.contains(".create ") && call.contains(setting));
        }
    }

    @Test
    void aFirstDelivery_besideThisKeysToken_whichTheProviderShows() {
        try (var world = new World(scenario("jetemail", Strategy.OVERLAP))) {
            MemorySink sink = world.sinks().get(0);
            Secret token = sink.token();
            sink.holdNothing();
            sink.neighbour("sink 0#elsewhere", token, Optional.empty());
            sink.neighbour("sink 0#other", Secret.of("another"), Optional.empty());
            assertRefused(world, "sink 0 holds no token, but sink 0#elsewhere holds that of this key. If programs");
        }
    }

    @ParameterizedTest
    @CsvSource({"emailit, newsletter, true", "emailit, another key, false", "jetemail, newsletter, false"})
    void aFirstDelivery_besideATokenWhoseMarkSaysThatItIsThisKeys(String provider, String name, boolean ours) {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            MemorySink sink = world.sinks().get(0);
            Secret token = sink.token();
            sink.holdNothing();
            sink.neighbour(
                    "sink 0#elsewhere",
                    token,
                    Optional.of(new KeyMark(provider, "id", name, "r1", 1, KeySettings.of(Map.of()))));
            if (ours) {
                assertRefused(world, "sink 0 holds no token, but sink 0#elsewhere holds");
            } else {
                assertThat(world.quietly().plan().problems()).isEmpty();
            }
        }
    }

    @Test
    void aTokenThatAnotherPlaceHoldsToo_isAWarning() {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            MemorySink sink = world.sinks().get(0);
            sink.neighbour("sink 0#copy", sink.token(), Optional.empty());
            sink.neighbour("sink 0", sink.token(), Optional.empty());
            assertThat(world.quietly().plan().problems()).isEmpty();
            assertThat(world.quietly().plan().warnings())
                    .singleElement()
                    .asString()
                    .startsWith("sink 0#copy holds this key's token too, but is not a sink");
        }
    }

    @Test
    void aSinksName_standsOnceInAProblem() {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            world.sinks().get(0).refuseEverything("sink 0: can't be written.");
            assertThat(world.quietly().plan().problems()).containsExactly("sink 0: can't be written.");
            world.sinks().get(0).refuseEverything("can't be written.");
            assertThat(world.quietly().plan().problems()).containsExactly("sink 0: can't be written.");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void unknownKey(String provider) {
        try (var world = new World(scenario(provider, Strategy.OVERLAP))) {
            world.rename("no such key");
            assertRefused(world, "There is no key named \"no such key\" at " + provider, "List the keys");
        }
    }

    @Test
    void disabledKey() {
        try (var world = new World(scenario("jetemail", Strategy.OVERLAP))) {
            world.adapter().disable(world.key());
            assertThat(world.quietly().run().messages())
                    .singleElement()
                    .asString()
                    .contains("is disabled, suspended or expired. Enable it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"emailit", "elasticemail"})
    void theKeyOneIsAuthenticatedWith(String provider) {
        try (var world = new World(scenario(provider, Strategy.OVERLAP))) {
            world.sinks().get(0).hold(Secret.of(world.simulator().managementToken()));
            assertRefused(world, "sink 0 holds the very credential that these calls are made with");
        }
    }

    @Test
    void keyLimit() {
        try (var world = new World(scenario("elasticemail", Strategy.OVERLAP))) {
            IntStream.range(world.simulator().keys().size(), 15)
                    .forEach(i -> world.simulator().seedKey("other " + i));
            assertRefused(world, "no room for another key", "alternate or in-place");
        }
    }

    @Test
    void aNameThatLeavesNoRoomForASuffix() {
        try (var world = new World(scenario("jetemail", Strategy.OVERLAP))) {
            String name = "n".repeat(60);
            world.sinks().get(0).hold(Secret.of(world.simulator().seedKey(name).token()));
            world.rename(name);
            assertRefused(world, "too long to derive a successor's from", "64 characters");
        }
    }

    @Test
    void hiddenTokens() {
        try (var world = new World(scenario("jetemail", Strategy.OVERLAP))) {
            world.hideTokens();
            assertRefused(world, "hides this account's tokens");
        }
    }

    @Test
    void twoKeysOfOneName_neitherInTheSink() {
        try (var world = new World(scenario("jetemail", Strategy.OVERLAP))) {
            String twin = world.simulator().seedKey("newsletter").id();
            world.sinks().get(0).hold(Secret.of("transactional_of_nobody"));
            assertRefused(
                    world,
                    "There are 2 keys that may be meant",
                    twin,
                    world.key().id(),
                    "run reconcile");
        }
    }

    /** Order is made by a reconciliation, which can't help where there is more than that. */
    @Test
    void severalKeys_areReconciled_onceAllElseIsMended() {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            world.simulator().seedKey("newsletter--r0000000000-a1");
            assertThat(world.quietly().run().next().verb()).isEqualTo(Verb.RECONCILE);
            world.sinks().get(0).refuseEverything("can't be written.");
            assertThat(world.quietly().run().next().verb()).isEqualTo(Verb.ROTATE);
        }
    }

    /** Whoever can write a sink could name any key in it, and that would be retired. */
    @ParameterizedTest
    @CsvSource({"newsletter, false", "newsletter--r0000000000-a1, true"})
    void ofSeveralKeys_aMarkNamesTheOneThatIsMeant_whereARotationMadeIt(String name, boolean meant) {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            var named = world.simulator().seedKey(name);
            MemorySink sink = world.sinks().get(0);
            sink.hold(Secret.of(named.token()));
            sink.mark(new KeyMark("emailit", named.id(), name, "r0000000000", 1, KeySettings.of(Map.of())));
            if (meant) {
                assertThat(world.quietly().plan().keyId()).contains(named.id());
            } else {
                assertRefused(world, "There are 2 keys that may be meant");
            }
        }
    }

    /** The list shows which of them the sink holds; the other is somebody else's. */
    @Test
    void twoKeysOfOneName_oneInTheSink() {
        try (var world = new World(scenario("jetemail", Strategy.OVERLAP))) {
            var twin = world.simulator().seedKey("newsletter");
            RotationPlan plan = world.quietly().plan();
            assertThat(plan.keyId()).contains(world.original());
            assertThat(plan.warnings()).singleElement().asString().contains(twin.id(), "left alone");
            world.until(world.quietly()::run);
            assertThat(world.simulator().accepts(twin.token())).isTrue();
            assertThat(world.adapter().find(world.original())).isEmpty();
        }
    }

    @Test
    void anotherKeyInTheSink() {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            var other = world.simulator().seedKey("receipts");
            world.sinks().get(0).hold(Secret.of(other.token()));
            world.sinks()
                    .get(0)
                    .mark(new KeyMark("emailit", other.id(), "receipts", "r0000000000", 1, KeySettings.of(Map.of())));
            assertRefused(world, "sink 0 holds the key \"receipts\", not \"newsletter\"");
        }
    }

    /** A target may move from one provider to another. */
    @Test
    void aKeyOfAnotherProviderInTheSink_isNoProblem() {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            world.sinks()
                    .get(0)
                    .mark(new KeyMark("jetemail", "id", "receipts", "r0000000000", 1, KeySettings.of(Map.of())));
            assertThat(world.quietly().plan().problems()).isEmpty();
        }
    }

    @Test
    void brokenSinkAndUnknownKey_areNamedTogether() {
        try (var world = new World(scenario("emailit", Strategy.OVERLAP))) {
            world.sinks().get(0).refuseEverything("The folder can't be written. Run chmod.");
            world.rename("no such key");
            assertRefused(world, "sink 0: The folder can't be written. Run chmod.", "no such key");
        }
    }

    static Stream<Scenario> withoutMarks() {
        return Stream.of("emailit", "elasticemail")
                .map(provider -> Scenario.of(provider, Strategy.ALTERNATE, "raw", List.of(MemorySink::raw)));
    }

    @ParameterizedTest
    @MethodSource("withoutMarks")
    void alternatingInASinkThatDoesNotSayWhatItHolds(Scenario scenario) {
        try (var world = new World(scenario)) {
            assertRefused(world, "needs sinks that can be read and say whose token they hold");
        }
    }

    @Test
    void aMissingRight_showsAtTheFirstChange_andNothingIsChanged() {
        try (var world = new World(scenario("elasticemail", Strategy.OVERLAP))) {
            world.authenticateWith(world.simulator()
                    .seedKey("reader", "{\"AccessLevel\":[\"ViewAccessTokens\"]}")
                    .token());
            RotationReport report = world.quietly().run();
            assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(report.messages().get(0)).startsWith("Nothing was changed.");
            assertThat(world.simulator().received()).noneMatch(call -> call.committed() && !isRead(call.method()));
        }
    }

    private static boolean isRead(String method) {
        return method.equals("GET");
    }
}
