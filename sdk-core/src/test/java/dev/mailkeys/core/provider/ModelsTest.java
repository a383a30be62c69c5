package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.json.RefusedInSuccess;
import dev.mailkeys.core.json.UnreadableJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    @Test
    void line_leavesOutWhatIsEmpty_andHasNoControlCharacters() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", "a\nb");
        fields.put("created", Optional.empty());
        fields.put("scope", Optional.of("full"));
        assertThat(Models.line("KeyInfo", fields))
                .startsWith("KeyInfo{name=a")
                .endsWith("b, scope=full}")
                .doesNotContain("\n", "created", "Optional");
    }

    @Test
    void confirm_refusesOnlyWhatSaysThatItDidNotWork() {
        assertThatCode(() -> Models.confirm(Optional.empty())).doesNotThrowAnyException();
        assertThatCode(() -> Models.confirm(Optional.of(true))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Models.confirm(Optional.of(false))).isInstanceOf(RefusedInSuccess.class);
    }

    @Test
    void word_isTextOrANumber_andNothingWithParts() {
        assertThat(Models.word("a")).isEqualTo("a");
        assertThat(Models.word(7)).isEqualTo("7");
        assertThatThrownBy(() -> Models.word(List.of("a"))).isInstanceOf(UnreadableJson.class);
        assertThatThrownBy(() -> Models.word(Map.of())).isInstanceOf(UnreadableJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc...xyz", "abc*", "a b", "\u00e9"})
    void token_thatIsShownInPart_isMasked(String token) {
        assertThat(Models.isMasked(Secret.of(token))).isTrue();
    }

    @Test
    void token_thatIsShownWhole_isNotMasked() {
        assertThat(Models.isMasked(Secret.of("secret_0.1-~"))).isFalse();
    }

    @Test
    void answersThatCannotBe_nameTheField() {
        assertThat(((UnreadableJson) Models.missing("id")).reason()).endsWith("missing: id");
        assertThat(((UnreadableJson) Models.contradiction("a token")).reason()).endsWith("holds a token");
        assertThat(Models.refusal("IssuedKey", "Call reveal()."))
                .hasMessageEndingWith("nothing was written. Call reveal().");
    }

    @Test
    void tokenKind_isOfTheWholeText_andInAnyPartOfIt() {
        var kind = new TokenKind(Pattern.compile("api_[0-9]+"), "an API key", true);
        assertThat(kind.isOf("api_12")).isTrue();
        assertThat(kind.isOf("x api_12")).isFalse();
        assertThat(kind.isIn("x api_12 y")).isTrue();
        assertThat(kind.isIn("api")).isFalse();
    }
}
