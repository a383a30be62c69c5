package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.InvalidRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    azAZ09-._~         | azAZ09-._~
                    a/b                | a%2Fb
                    ../domains/1?x=y#z | ..%2Fdomains%2F1%3Fx%3Dy%23z
                    'a b'              | a%20b
                    %2F                | %252F
                    %2e%2e             | %252e%252e
                    a+b&c;d:e@f        | a%2Bb%26c%3Bd%3Ae%40f
                    `{[^]}'            | %60%7B%5B%5E%5D%7D%27
                    ä€                 | %C3%A4%E2%82%AC
                    😀                 | %F0%9F%98%80
                    """)
    void name_isPercentEncoded(String name, String encoded) {
        assertThat(PathSegment.encode(name)).isEqualTo(encoded);
    }

    @Test
    void everyAsciiCharacter_isEncodedAndReadBackAsItself() {
        for (char c = 0; c < 0x80; c++) {
            String text = "x" + c;
            String encoded = PathSegment.encode(text);
            assertThat(encoded).matches("[A-Za-z0-9._~%-]+");
            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "\ud800", "a\udc00b", "\udc00\ud800"})
    void name_thatCannotBeOneSegment_isRefused(String name) {
        Constraints rules = Constraints.of("acme.get");
        PathSegment.check("id", name, rules);
        assertThatThrownBy(rules::throwIfBroken)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.field()).isEqualTo("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", ".a", " ", "a/b", "😀", "\u0000", "\n"})
    void name_thatCanBeOneSegment_isTaken(String name) {
        Constraints rules = Constraints.of("acme.get");
        PathSegment.check("id", name, rules);
        assertThatCode(rules::throwIfBroken).doesNotThrowAnyException();
    }
}
