package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {

    private final Redactor redactor = new Redactor(
            List.of(Pattern.compile("tok_[a-z0-9]{4,}"), Pattern.compile("key-[a-z0-9]{4,}")),
            List.of(Secret.of("s3cret+/="), Secret.of("s3cret"), Secret.of("tok_old!")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nothing to hide                   | nothing to hide
                    a s3cret+/= b                     | a *** b
                    s3crets3cret                      | ***
                    s3cret and s3cret                 | *** and ***
                    ?key=s3cret%2B%2F%3D&x            | ?key=***&x
                    tok_abcd1 and key-abc4ef          | *** and ***
                    tok_abc                           | tok_abc
                    tok_old!                          | ***
                    tok_old!new                       | ***new
                    xs3cret+/=y                       | x***y
                    """)
    void text_losesWhateverIsASecretOrLooksLikeOne(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @Test
    void tokenThatBeginsWithAKnownSecret_leavesNoTail() {
        var known = new Redactor(List.of(Pattern.compile("tok_[a-z0-9]{4,}")), List.of(Secret.of("tok_abcd")));
        assertThat(known.redact("new: tok_abcd5fgh.")).isEqualTo("new: ***.");
    }

    @Test
    void knownSecretThatGoesOnBeyondAShape_leavesNoTail() {
        var known = new Redactor(List.of(Pattern.compile("tok_[a-z0-9]{4,}")), List.of(Secret.of("tok_abcd.tail")));
        assertThat(known.redact("old: tok_abcd.tail.")).isEqualTo("old: ***.");
    }

    @Test
    void secretsThatOverlap_leaveNothingOfEither() {
        var known = new Redactor(List.of(), List.of(Secret.of("abcd"), Secret.of("cdef")));
        assertThat(known.redact("-abcdef-")).isEqualTo("-***-");
    }

    @Test
    void shapeThatMatchesNothingAtAll_changesNothing() {
        assertThat(new Redactor(List.of(Pattern.compile("x*")), List.of()).redact("ab"))
                .isEqualTo("ab");
    }

    @Test
    void lineBreaksAndControlCharacters_becomeSpaces() {
        assertThat(redactor.redact("a\r\nb\tc\u001b[31md\u009b1me\u2028f\u202eg\u200b "))
                .isEqualTo("a b c [31md 1me f g");
    }

    @Test
    void text_isCutToTheLengthOfAMessage() {
        assertThat(redactor.redact("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(redactor.redact("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
    }

    @Test
    void text_isNotCutWithinACharacter() {
        String line = redactor.redact("x".repeat(499) + "😀😀");
        assertThat(line).isEqualTo("x".repeat(499) + "…");
    }

    @Test
    void secretAtTheCut_isTakenOutBeforeTheCut() {
        assertThat(redactor.redact("x".repeat(495) + "tok_" + "a".repeat(600))).isEqualTo("x".repeat(495) + "***");
    }

    @Test
    void texts_areRedactedOneByOneAndAtMostAHundred() {
        assertThat(redactor.redact(List.of("s3cret", "b"))).containsExactly("***", "b");
        assertThat(redactor.redact(Collections.nCopies(101, "a"))).hasSize(100);
    }
}
