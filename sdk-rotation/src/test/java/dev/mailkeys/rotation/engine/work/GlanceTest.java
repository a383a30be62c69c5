package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.testkit.SimulatedClock;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a list that rotations share is believed, and when one looks anew. */
class GlanceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Progress NOTHING = Progress.of(List.of());
    private static final Secret TOKEN = Secret.of("secret_one_0000000000000000");
    private static final ManagedKey MAIL = key("1", "mail", true);
    private static final ManagedKey MADE = key("2", "mail--r0000000000-a1", true);
    private static final ManagedKey OTHER = key("3", "letters", true);

    private final MemorySink sink = MemorySink.readable("env");
    private final List<Instant> asked = new ArrayList<>();

    private static ManagedKey key(String id, String name, boolean usable) {
        return new ManagedKey(
                id, name, usable, KeySettings.of(Map.of()), Optional.of(TOKEN), Optional.of(NOW), Optional.empty());
    }

    private Surroundings glance(String provider, String key, Progress journal, ManagedKey... shared) {
        var never = Providers.adapter(
                provider,
                URI.create("http://127.0.0.1:1"),
                Secret.of("never-sent"),
                SimulatedClock.running(),
                event -> {});
        var adapter = new ForwardingAdapter(never) {
            @Override
            public List<ManagedKey> listSince(Instant earliest) {
                asked.add(earliest);
                return List.of(shared);
            }

            @Override
            public List<ManagedKey> list(String namePrefix) {
                return List.of(MAIL);
            }

            @Override
            public Optional<ManagedKey> find(String id) {
                return Optional.empty();
            }
        };
        return Glance.around(adapter, List.of(sink), key, journal, NOW);
    }

    private boolean isBelieved(ManagedKey... shared) {
        Surroundings around = glance("emailit", "mail", NOTHING, shared);
        assertThat(around.family()).hasSize(1);
        return around.account().isPresent();
    }

    @Test
    void oneKeyThatMayBeUsed_isBelieved() {
        assertThat(isBelieved(OTHER, MAIL)).isTrue();
    }

    @Test
    void noKey_orSeveral_orOneThatMayNotBeUsed_isLookedForAnew() {
        assertThat(isBelieved(OTHER)).isFalse();
        assertThat(isBelieved(MAIL, MADE)).isFalse();
        assertThat(isBelieved(key("1", "mail", false))).isFalse();
    }

    /** It came after the list. */
    @Test
    void aKeyThatASinksMarkNames_andTheListDoesNot_isLookedForAnew() {
        sink.mark(new KeyMark("emailit", "2", MADE.name(), "r0000000000", 1, MADE.settings()));
        assertThat(isBelieved(MAIL, OTHER)).isFalse();
        sink.mark(new KeyMark("emailit", "1", "mail", "r0000000000", 0, MAIL.settings()));
        assertThat(isBelieved(MAIL, OTHER)).isTrue();
    }

    @Test
    void aTokenThatIsNotInAListOfTokens_isLookedForAnew() {
        sink.hold(TOKEN);
        assertThat(glance("jetemail", "mail", NOTHING, MAIL, OTHER).account()).isPresent();
        sink.hold(Secret.of("secret_two_0000000000000000"));
        assertThat(glance("jetemail", "mail", NOTHING, MAIL, OTHER).account()).isEmpty();
        assertThat(glance("emailit", "mail", NOTHING, MAIL, OTHER).account()).isPresent();
    }

    @Test
    void aKey_isNamedByItsId_whereNoKeyHasThatName() {
        assertThat(glance("emailit", "1", NOTHING, OTHER, MAIL).family()).containsExactly(MAIL);
        ManagedKey one = key("4", "1", true);
        assertThat(glance("emailit", "1", NOTHING, MAIL, one).family()).containsExactly(one);
    }

    /** What the journal tells as done, an older list does not know; and none is older than a minute. */
    @ParameterizedTest
    @CsvSource({"30, 30", "60, 60", "61, 60"})
    void aListMayBeAsOldAsTheJournal_andAMinute(int journal, int list) {
        var last = new JournalRecord(RecordType.DONE, NOW.minusSeconds(journal), 0, AboutKey.NONE);
        glance("emailit", "mail", Progress.of(List.of(last)), MAIL);
        glance("emailit", "mail", NOTHING, MAIL);
        assertThat(asked).containsExactly(NOW.minusSeconds(list), NOW.minusSeconds(60));
    }
}
