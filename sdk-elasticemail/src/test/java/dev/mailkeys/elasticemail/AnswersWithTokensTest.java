package dev.mailkeys.elasticemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token can't be asked for again: a field beside it that can't be understood ends no reading. */
class AnswersWithTokensTest {

    private static final String TOKEN = "0123456789ABCDEF";
    private static final NewKey KEY =
            NewKey.builder().name("ci").addAccessLevels(AccessLevel.SEND_HTTP).build();

    private static final KeyChanges RENAME = KeyChanges.builder().name("ci").build();

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Name; {}",
                "AccessLevel; 7",
                "AccessLevel; [{}]",
                "DateCreated; 'soon'",
                "LastUse; [1]",
                "Expires; 'soon'",
                "Expires; {\"in\":1}",
                "RestrictAccessToIPRange; true",
                "RestrictAccessToIPRange; [[1]]"
            })
    void create_withAFieldThatCannotBeUnderstood_givesTheToken_andKeepsTheField(String field, String value) {
        server.answer(201, answer(field, value));

        IssuedKey issued = server.keys().create(KEY);

        assertThat(issued.token()).isEqualTo(Secret.of(TOKEN));
        assertThat(issued.info()).isEqualTo(without(field, issued.info()));
        assertThat(issued.info().name()).isEqualTo("ci");
        assertThat(issued.info().unknownFields().names()).containsExactly(field);
    }

    @Test
    void create_withATokenAlone_hasTheNameThatWasAskedFor() {
        server.answer(201, "{\"Token\":\"" + TOKEN + "\"}");

        IssuedKey issued = server.keys().create(KEY);

        assertThat(issued.token()).isEqualTo(Secret.of(TOKEN));
        assertThat(issued.info().name()).isEqualTo("ci");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DateCreated", "LastUse"})
    void updateAndReplace_withATimeThatCannotBeUnderstood_giveTheRest(String field) {
        server.answerFile(200, "get.response.json").answer(200, changed(field)).answer(200, changed(field));

        assertKept(field, server.keys().update("old", RENAME));
        assertKept(field, server.keys().replace("old", KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "AccessLevel", "Expires", "RestrictAccessToIPRange"})
    void updateAndReplace_withRightsThatCannotBeUnderstood_areUnreadable(String field) {
        server.answerFile(200, "get.response.json").answer(200, changed(field)).answer(200, changed(field));

        assertThatThrownBy(() -> server.keys().update("old", RENAME)).isInstanceOf(UnreadableResponseException.class);
        assertThatThrownBy(() -> server.keys().replace("old", KEY)).isInstanceOf(UnreadableResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Name\":\"ci\",\"AccessLevel\":[]}", "{\"Token\":{\"is\":1}}", "{\"Token\":[]}"})
    void create_withoutAToken_isUnreadable_andKeepsTheAnswer(String answer) {
        server.answer(201, answer);

        assertThatThrownBy(() -> server.keys().create(KEY))
                .isInstanceOfSatisfying(UnreadableResponseException.class, unreadable -> {
                    assertThat(unreadable.mayHaveTakenEffect()).isTrue();
                    assertThat(unreadable.body()).contains(Secret.of(answer));
                });
    }

    private static void assertKept(String field, KeyInfo key) {
        assertThat(key.name()).isEqualTo("ci");
        assertThat(key).isEqualTo(without(field, key));
        assertThat(key.unknownFields().names()).containsExactly(field);
    }

    private static String changed(String field) {
        return answer(field, "{\"a\":{}}").replaceFirst("\"Token\":\"[^\"]*\",", "");
    }

    private static String answer(String wrong, String value) {
        StringBuilder answer = new StringBuilder("{\"Token\":\"" + TOKEN + "\",\"" + wrong + "\":" + json(value));
        List<String> fields = List.of(
                "\"Name\":\"ci\"",
                "\"AccessLevel\":[\"SendHttp\"]",
                "\"DateCreated\":\"2026-01-02T03:04:05Z\"",
                "\"LastUse\":null",
                "\"Expires\":\"2030-01-02T03:04:05Z\"",
                "\"RestrictAccessToIPRange\":[\"192.0.2.1\"]");
        fields.stream()
                .filter(field -> !field.startsWith("\"" + wrong + "\""))
                .forEach(field -> answer.append(',').append(field));
        return answer.append('}').toString();
    }

    private static String json(String value) {
        return Character.isLetter(value.charAt(0)) && !value.equals("true") ? '"' + value + '"' : value;
    }

    private static KeyInfo without(String field, KeyInfo key) {
        var left = KeyInfo.builder().from(key);
        switch (field) {
            case "AccessLevel" -> left.accessLevels(List.of());
            case "DateCreated" -> left.created(Optional.empty());
            case "LastUse" -> left.lastUsed(Optional.empty());
            case "Expires" -> left.expires(Optional.empty());
            case "RestrictAccessToIPRange" -> left.ipRestrictions(List.of());
            default -> assertThat(field).isEqualTo("Name");
        }
        return left.build();
    }
}
