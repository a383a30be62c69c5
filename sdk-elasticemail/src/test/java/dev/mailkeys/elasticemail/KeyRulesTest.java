package dev.mailkeys.elasticemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused before anything is sent, and what looks alike but is left to Elastic Email. */
class KeyRulesTest {

    private final FakeElasticEmail server = new FakeElasticEmail();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void create_withManyMistakes_namesEveryOneAndSendsNothing() {
        NewKey wrong = NewKey.builder().name("").expires(Instant.EPOCH).build();

        assertThat(refusedFields(() -> server.keys().create(wrong))).containsExactly("name", "accessLevels", "expires");
        assertThat(server.received()).isZero();
    }

    @Test
    void accessLevel_thatIsBlank_isRefusedWhereverItIsSent() {
        List<AccessLevel> levels = List.of(AccessLevel.SEND_HTTP, new AccessLevel("\t"));
        NewKey wrong = NewKey.builder().name("a").accessLevels(levels).build();
        KeyChanges changes = KeyChanges.builder().accessLevels(levels).build();

        assertThat(refusedFields(() -> server.keys().create(wrong))).containsExactly("accessLevels[1]");
        assertThat(refusedFields(() -> server.keys().replace("a", wrong))).containsExactly("accessLevels[1]");
        assertThat(refusedFields(() -> server.keys().update("a", changes))).containsExactly("accessLevels[1]");
        assertThat(server.received()).isZero();
    }

    @Test
    void accessLevels_ofWhichThereAreNone_areRefusedWhereverTheyAreSent() {
        KeyChanges changes = KeyChanges.builder().accessLevels(List.of()).build();

        assertThat(refusedFields(() -> server.keys().replace("a", NewKey.named("a"))))
                .containsExactly("accessLevels");
        assertThat(refusedFields(() -> server.keys().update("a", changes))).containsExactly("accessLevels");
        assertThat(server.received()).isZero();
    }

    @Test
    void addressThatIsNoText_isRefusedInAChangeToo() {
        KeyChanges changes =
                KeyChanges.builder().ipRestrictions(List.of("::1", "\ud800")).build();

        assertThat(refusedFields(() -> server.keys().update("a", changes))).containsExactly("ipRestrictions[1]");
        assertThat(server.received()).isZero();
    }

    @Test
    void listsThatAreChangedLater_areNotThoseOfAChange() {
        List<AccessLevel> levels = new ArrayList<>(List.of(AccessLevel.SEND_HTTP));
        List<String> ips = new ArrayList<>(List.of("::1"));
        KeyChanges changes =
                KeyChanges.builder().accessLevels(levels).ipRestrictions(ips).build();

        levels.clear();
        ips.clear();

        assertThat(changes.accessLevels()).contains(List.of(AccessLevel.SEND_HTTP));
        assertThat(changes.ipRestrictions()).contains(List.of("::1"));
    }

    @Test
    void expiryThatIsNull_inARequestsBody_isCleared_andOneThatIsAbsentIsLeftAlone() {
        Map<String, Object> fields = new HashMap<>(Map.of("Name", "a"));
        assertThat(KeyChanges.of(fields).neverExpires()).isFalse();

        fields.put("Expires", null);
        assertThat(KeyChanges.of(fields))
                .isEqualTo(KeyChanges.builder().name("a").neverExpires(true).build());
    }

    @Test
    void expiryInThePast_ofAKeyThatThereIs_endsIt_soItIsSent() {
        KeyChanges changes = KeyChanges.builder().expires(Instant.EPOCH).build();
        server.answerFile(200, "get.response.json").answerFile(200, "update.response.json");

        assertThatCode(() -> server.keys().update("ci", changes)).doesNotThrowAnyException();
        assertThat(server.received()).isEqualTo(2);
    }

    private static List<String> refusedFields(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call).violations().stream()
                .map(Violation::field)
                .toList();
    }
}
