package dev.mailkeys.sink.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark in the entries that Vault keeps beside a secret: in pieces that Vault takes, and among the entries of others. */
class MarkEntriesTest {

    private static final Secret TOKEN = Secret.of("secret_one");
    private static final Map<String, String> OTHERS = Map.of(
            "owner", "team mail",
            "mailkeys.other.0", "of another field",
            "mailkeys.token.note", "a person's",
            "mailkeys.token.1000", "a person's too");

    /** Of a key whose settings take so many characters. */
    private static Delivery delivery(int settings) {
        KeySettings rights = KeySettings.of(Map.of("domains", List.of("d".repeat(settings))));
        return new Delivery(TOKEN, new KeyMark("emailit", "key-1", "mail", "r0123456789", 1, rights));
    }

    private static Stored stored(Map<String, String> entries) {
        return new Stored(1, Map.of("token", TOKEN.reveal()), entries);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300, 600, 11_000})
    void aMark_isReadFromItsPieces_eachAsLongAsVaultTakes(int settings) {
        Delivery delivery = delivery(settings);
        Map<String, String> entries = MarkEntries.of("token").with(Map.of(), Optional.empty(), delivery);
        assertThat(entries.values()).allMatch(text -> !text.isEmpty() && text.length() <= 512);
        assertThat(entries).hasSizeLessThanOrEqualTo(24);
        assertThat(stored(entries).mark("token")).contains(delivery.mark());
        assertThat(stored(entries).mark("other")).isEmpty();
    }

    @Test
    void aMarkThatFillsItsPieces_hasNoEmptyOneBehindThem() {
        int rest = MarkEntries.of("token").with(Map.of(), Optional.empty(), delivery(0)).values().stream()
                .mapToInt(String::length)
                .sum();
        Map<String, String> entries =
                MarkEntries.of("token").with(Map.of(), Optional.empty(), delivery(2 * 512 - rest));
        assertThat(entries.values()).hasSize(2).allMatch(text -> text.length() == 512);
    }

    @Test
    void aMarkThatIsTooLong_leavesOutWhatTheKeyMayDo() {
        Map<String, String> entries = MarkEntries.of("token").with(Map.of(), Optional.empty(), delivery(40 * 512));
        assertThat(entries).hasSize(1);
        assertThat(stored(entries).mark("token"))
                .hasValueSatisfying(mark -> assertThat(mark.settings().values()).isEmpty());
    }

    @Test
    void theEntriesOfOthers_stay_andAllOfOursAreReplaced() {
        Map<String, String> before = new TreeMap<>(OTHERS);
        for (int number = 0; number < 12; number++) {
            before.put("mailkeys.token." + number, "old");
        }
        Map<String, String> after = MarkEntries.of("token").with(before, Optional.of(TOKEN), delivery(0));
        assertThat(after)
                .containsAllEntriesOf(OTHERS)
                .doesNotContainValue("old")
                .hasSize(OTHERS.size() + 1);
        assertThat(stored(after).mark("token")).isPresent();
    }

    @Test
    void aMarkOfAnotherToken_isNone() {
        Map<String, String> entries = MarkEntries.of("token").with(OTHERS, Optional.empty(), delivery(0));
        assertThat(new Stored(1, Map.of("token", "secret_by_hand"), entries).mark("token"))
                .isEmpty();
        assertThat(stored(OTHERS).mark("token")).isEmpty();
    }

    @Test
    void aFieldThatWouldChange_isOneWithAFraction_howeverDeep() {
        assertThat(new Stored(1, Map.of("a", "1.5", "b", 7L, "c", List.of(Map.of("d", true))), OTHERS)
                        .fieldThatWouldChange())
                .isEmpty();
        assertThat(new Stored(1, Map.of("a", List.of(1L, Map.of("b", 1.5))), OTHERS).fieldThatWouldChange())
                .contains("a");
        assertThat(new Stored(1, Map.of("a", 1.5), OTHERS).fieldThatWouldChange())
                .contains("a");
    }
}
