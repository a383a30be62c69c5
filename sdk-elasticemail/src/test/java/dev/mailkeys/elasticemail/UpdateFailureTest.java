package dev.mailkeys.elasticemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateFailureTest {

    private static final KeyChanges NOTHING = KeyChanges.builder().build();

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"Name\":\"ci\"}", "{\"Name\":\"ci\",\"AccessLevel\":null}", "{\"AccessLevel\":[]}", "[]"})
    void update_whenTheKeyIsNotReadWhole_writesNothing(String key) {
        server.answer(200, key);

        assertThatThrownBy(() -> server.keys().update("ci", NOTHING))
                .isInstanceOfSatisfying(
                        UnreadableResponseException.class,
                        e -> assertThat(e.mayHaveTakenEffect()).isFalse());
        assertThat(server.received()).isEqualTo(1);
    }

    @Test
    void update_whenTheReadFails_saysThatNothingHasChanged() {
        server.cut().cut().cut().cut();

        var failure = catchThrowableOfType(
                MailkeysException.class, () -> server.keys().update("ci", NOTHING));

        assertThat(failure.operation()).isEqualTo("elasticemail.update");
        assertThat(failure.mayHaveTakenEffect()).isFalse();
        assertThat(server.received()).isEqualTo(4);
    }

    @Test
    void update_whenTheWriteFails_saysThatItMayHaveWorked() {
        server.answerFile(200, "get.response.json").cut().cut().cut().cut();

        var failure = catchThrowableOfType(
                MailkeysException.class, () -> server.keys().update("ci", NOTHING));

        assertThat(failure.operation()).isEqualTo("elasticemail.update");
        assertThat(failure.mayHaveTakenEffect()).isTrue();
        assertThat(server.received()).isEqualTo(5);
    }

    @Test
    void update_whenTheWriteIsLost_isSentAgain() {
        server.answerFile(200, "get.response.json").cut().answerFile(200, "update.response.json");

        assertThat(server.keys().update("ci", NOTHING).name()).isEqualTo("ci/deploy");
        assertThat(server.received()).isEqualTo(3);
    }

    @Test
    void update_thatContradictsItself_isRefusedBeforeTheRead_withEveryReason() {
        KeyChanges changes = KeyChanges.builder()
                .name("..")
                .expires(Instant.EPOCH)
                .neverExpires(true)
                .ipRestrictions(List.of("\ud800"))
                .build();

        assertThatThrownBy(() -> server.keys().update("ci", changes))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactly("name", "expires", "ipRestrictions[0]"));
        assertThat(server.received()).isZero();
    }

    @Test
    void expiryThatIsNone_endsTheReading_becauseWithoutOneTheKeyMayDoMore() {
        server.answer(200, "{\"Name\":\"ci\",\"AccessLevel\":[],\"Expires\":\"soon\"}");

        assertThatThrownBy(() -> server.keys().get("ci")).isInstanceOf(UnreadableResponseException.class);
    }
}
