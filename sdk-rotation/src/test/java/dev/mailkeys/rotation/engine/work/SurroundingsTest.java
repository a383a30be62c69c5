package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.testkit.SimulatedClock;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which key the sinks hold, where no journal says it: certain enough to build upon, or not at all. */
class SurroundingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Secret TOKEN = Secret.of("secret_one_0000000000000000");
    private static final String ROTATION = "r0000000000";

    private static final ManagedKey BARE = key("1", "mail", "");
    private static final ManagedKey MADE = key("2", "mail--r0000000000-a1", "");

    private static ManagedKey key(String id, String name, String signOfUse) {
        return new ManagedKey(
                id, name, true, KeySettings.of(Map.of()), Optional.empty(), Optional.of(NOW), Optional.of(signOfUse));
    }

    /** An account that is only asked whether it accepts a token. */
    private static ProviderAdapter answering(String provider, Probe answer) {
        return new ForwardingAdapter(Providers.adapter(
                provider,
                URI.create("http://127.0.0.1:1"),
                Secret.of("never-sent"),
                SimulatedClock.running(),
                event -> {})) {
            @Override
            public Probe probe(Secret token) {
                return answer;
            }

            @Override
            public List<ManagedKey> list(String namePrefix) {
                return List.of(BARE, MADE, key("3", "letters", "")).stream()
                        .filter(key -> key.name().startsWith(namePrefix))
                        .toList();
            }

            @Override
            public Optional<ManagedKey> find(String id) {
                return List.of(BARE, MADE).stream()
                        .filter(key -> key.id().equals(id))
                        .findFirst();
            }
        };
    }

    private static final ProviderAdapter ACCEPTS = answering("emailit", Probe.ACCEPTED);

    private static MemorySink holding(MemorySink sink) {
        sink.hold(TOKEN);
        return sink;
    }

    private static MemorySink marked(MemorySink sink, ManagedKey key, int attempt) {
        sink.hold(TOKEN);
        sink.mark(new KeyMark("emailit", key.id(), key.name(), ROTATION, attempt, key.settings()));
        return sink;
    }

    private static Surroundings around(ProviderAdapter adapter, List<ManagedKey> family, MemorySink... sinks) {
        var states = new LinkedHashMap<Sink, SinkState>();
        List.of(sinks).forEach(sink -> states.put(sink, sink.read()));
        return new Surroundings(adapter, new KeyName("mail"), family, states, Optional.empty());
    }

    private static Optional<ManagedKey> live(List<ManagedKey> family, MemorySink... sinks) {
        return around(ACCEPTS, family, sinks).live(Optional.empty());
    }

    private static Optional<ManagedKey> said(String key, Probe answer, List<ManagedKey> family, MemorySink... sinks) {
        return around(answering("emailit", answer), family, sinks).live(Optional.of(key));
    }

    @Test
    void aMark_tellsTheKeyOfATokenThatWorks() {
        MemorySink sink = marked(MemorySink.readable("env"), BARE, 0);
        assertThat(live(List.of(BARE, MADE), sink)).contains(BARE);
        assertThat(live(List.of(MADE), sink)).isEmpty();
        assertThat(around(answering("emailit", Probe.REFUSED), List.of(BARE), sink)
                        .live(Optional.empty()))
                .isEmpty();
        assertThat(around(answering("emailit", Probe.UNKNOWN), List.of(BARE), sink)
                        .live(Optional.empty()))
                .isEmpty();
    }

    /** Its token can have changed since, unless that rotation made the key. */
    @Test
    void aMarkAlone_tellsOnlyTheKeyThatItsRotationMade() {
        assertThat(live(List.of(BARE, MADE), marked(MemorySink.writeOnlyMarked("ci"), MADE, 1)))
                .contains(MADE);
        assertThat(live(List.of(BARE, MADE), marked(MemorySink.writeOnlyMarked("ci"), MADE, 2)))
                .isEmpty();
        assertThat(live(List.of(BARE, MADE), marked(MemorySink.writeOnlyMarked("ci"), BARE, 1)))
                .isEmpty();
    }

    @Test
    void sinksThatHoldDifferentKeys_orOneThatDoesNotTell_leaveItOpen() {
        MemorySink one = marked(MemorySink.readable("env"), BARE, 0);
        assertThat(live(List.of(BARE, MADE), one, marked(MemorySink.readable("b"), BARE, 0)))
                .contains(BARE);
        assertThat(live(List.of(BARE, MADE), one, marked(MemorySink.readable("b"), MADE, 1)))
                .isEmpty();
        assertThat(live(List.of(BARE, MADE), one, MemorySink.writeOnly("b"))).isEmpty();
    }

    @Test
    void aKeyThatMayNotBeUsed_isNotLive() {
        var off = new ManagedKey(
                "1", "mail", false, KeySettings.of(Map.of()), Optional.empty(), Optional.of(NOW), Optional.empty());
        assertThat(live(List.of(off), marked(MemorySink.readable("env"), BARE, 0)))
                .isEmpty();
    }

    /** If the list shows tokens, they count, not the mark. */
    @Test
    void aListedToken_tellsItsKey() {
        var listed = new ManagedKey(
                "2",
                MADE.name(),
                true,
                KeySettings.of(Map.of()),
                Optional.of(TOKEN),
                Optional.of(NOW),
                Optional.empty());
        ProviderAdapter adapter = answering("jetemail", Probe.ACCEPTED);
        MemorySink sink = marked(MemorySink.readable("env"), BARE, 0);
        assertThat(around(adapter, List.of(BARE, listed), sink).live(Optional.empty()))
                .contains(listed);
        assertThat(around(adapter, List.of(BARE), sink).live(Optional.empty())).isEmpty();
    }

    @Test
    void aTokenWithoutAMark_isOfTheOneKeyThereIs() {
        assertThat(live(List.of(BARE), holding(MemorySink.raw("env")))).contains(BARE);
        assertThat(live(List.of(MADE), holding(MemorySink.raw("env")))).contains(MADE);
        assertThat(live(List.of(), holding(MemorySink.raw("env")))).isEmpty();
    }

    /** Every delivery of ours would have left a mark there, and nobody has used what a rotation made. */
    @Test
    void aTokenWithoutAMark_isOfTheKeyOfBefore_whereDeliveriesLeaveMarks_andNoSuccessorWasUsed() {
        ManagedKey used = key("2", MADE.name(), "7");
        ManagedKey another = key("3", "mail", "");
        assertThat(live(List.of(BARE, MADE), holding(MemorySink.readable("env"))))
                .contains(BARE);
        assertThat(live(List.of(BARE, MADE), holding(MemorySink.raw("env")))).isEmpty();
        assertThat(live(List.of(BARE, used), holding(MemorySink.readable("env"))))
                .isEmpty();
        assertThat(live(List.of(BARE, another), holding(MemorySink.readable("env"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "mail, 1", "2, 2", "mail--r0000000000-a1, 2", "3, ''"})
    void whatAPersonSays_countsWhereASinkTellsNothing(String said, String id) {
        Optional<ManagedKey> live = said(said, Probe.UNKNOWN, List.of(BARE, MADE), MemorySink.writeOnly("ci"));
        assertThat(live.map(ManagedKey::id).orElse("")).isEqualTo(id);
    }

    @Test
    void whatAPersonSays_isNotBelieved_againstASink() {
        List<ManagedKey> both = List.of(BARE, MADE);
        assertThat(said("1", Probe.UNKNOWN, both, holding(MemorySink.raw("env"))))
                .contains(BARE);
        assertThat(said("1", Probe.REFUSED, both, holding(MemorySink.raw("env"))))
                .isEmpty();
        assertThat(said("1", Probe.UNKNOWN, both, marked(MemorySink.writeOnlyMarked("ci"), MADE, 2)))
                .isEmpty();
    }

    @Test
    void aNameThatSeveralKeysHave_namesNone() {
        ManagedKey another = key("3", "mail", "");
        assertThat(said("mail", Probe.UNKNOWN, List.of(BARE, another), MemorySink.writeOnly("ci")))
                .isEmpty();
    }

    @Test
    void noSinkHoldsAToken_onlyWhereEachCanBeReadAndIsRefused() {
        ProviderAdapter refuses = answering("emailit", Probe.REFUSED);
        MemorySink read = holding(MemorySink.raw("env"));
        assertThat(around(refuses, List.of(), read).holdNothing()).isTrue();
        assertThat(around(refuses, List.of(), read, holding(MemorySink.writeOnly("ci")))
                        .holdNothing())
                .isFalse();
        assertThat(around(refuses, List.of(), read, MemorySink.raw("empty")).holdNothing())
                .isFalse();
        assertThat(around(ACCEPTS, List.of(), read).holdNothing()).isFalse();
    }

    @Test
    void aKeyIsDeliveredEverywhere_whereEveryMarkNamesItAndItsAttempt() {
        MemorySink one = marked(MemorySink.readable("env"), MADE, 1);
        List<ManagedKey> family = List.of(BARE, MADE);
        assertThat(around(ACCEPTS, family, one).isDeliveredEverywhere(MADE)).isTrue();
        assertThat(around(ACCEPTS, family, one).isDeliveredEverywhere(BARE)).isFalse();
        assertThat(around(ACCEPTS, family, one, marked(MemorySink.readable("b"), MADE, 2))
                        .isDeliveredEverywhere(MADE))
                .isFalse();
        assertThat(around(ACCEPTS, family, one, holding(MemorySink.raw("b"))).isDeliveredEverywhere(MADE))
                .isFalse();
    }

    @Test
    void theNewestKey_isTheOneThatNoneIsYoungerThan() {
        var ageless = new ManagedKey(
                "4", "mail", true, KeySettings.of(Map.of()), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(around(ACCEPTS, List.of(BARE, MADE)).isNewest(NOW)).isTrue();
        assertThat(around(ACCEPTS, List.of(BARE, MADE)).isNewest(NOW.minusSeconds(1)))
                .isFalse();
        assertThat(around(ACCEPTS, List.of(BARE, ageless)).isNewest(NOW)).isFalse();
    }

    @Test
    void aFamily_isLookedForByItsName_andByAnIdWhereNoKeyHasThatName() {
        assertThat(Surroundings.look(ACCEPTS, List.of(), "mail").family()).containsExactly(BARE, MADE);
        Surroundings byId = Surroundings.look(ACCEPTS, List.of(), "2");
        assertThat(byId.name().base()).isEqualTo("mail");
        assertThat(byId.family()).containsExactly(BARE, MADE);
        assertThat(byId.successors()).containsExactly(MADE);
        assertThat(byId.unmade()).containsExactly(BARE);
        assertThat(Surroundings.look(ACCEPTS, List.of(), "nobody").family()).isEmpty();
    }
}
