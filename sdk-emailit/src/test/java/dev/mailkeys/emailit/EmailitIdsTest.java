package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An id addresses only its own key, with any characters. */
class EmailitIdsTest {

    private static final String[] REFUSED = {"", ".", "..", "\ud800", "key_\udc00"};
    private static final String[] ENCODED = {
        "1234567890",
        "key_2mVb8TqXcYh4Lr9KpWz6NsDf3Ga",
        "a/b",
        "../domains/1?x=y#z",
        "..\\..\\domains",
        "...",
        " ",
        "a b",
        "%2F",
        "%2e%2e",
        "a+b;c=d&e",
        "🔑",
        "ключ",
        "\u0000\r\n\t",
        "key_1\r\nX-Evil: 1",
        "\u202e",
    };

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    @ParameterizedTest
    @MethodSource("encoded")
    void id_ofAnyCharacters_isOneSegment(Verb verb, String id) throws Exception {
        emailit.answer(200, verb.answer);
        verb.call.on(emailit.keys(), id);
        assertThat(emailit.request().getTarget()).isEqualTo("/v2/api-keys/" + encode(id) + verb.rest);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void id_thatCannotBeOneSegment_isRefusedUnsent(Verb verb, String id) {
        assertThatThrownBy(() -> verb.call.on(emailit.keys(), id))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("id: ");
        assertThat(emailit.requests()).isZero();
    }

    static Stream<Arguments> encoded() {
        return Stream.of(Verb.values()).flatMap(verb -> Stream.of(ENCODED).map(id -> Arguments.of(verb, id)));
    }

    static Stream<Arguments> refused() {
        return Stream.of(Verb.values()).flatMap(verb -> Stream.of(REFUSED).map(id -> Arguments.of(verb, id)));
    }

    private static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The verbs that take an id. */
    enum Verb {
        GET("get.current", "", EmailitKeys::get),
        UPDATE("update.current", "", (keys, id) -> keys.update(id, KeyChanges.rename("x"))),
        ROTATE("rotate.assumed", "/regenerate", EmailitKeys::rotate),
        DELETE("delete.current", "", EmailitKeys::delete);

        private final String answer;
        private final String rest;
        private final Call call;

        Verb(String answer, String rest, Call call) {
            this.answer = answer;
            this.rest = rest;
            this.call = call;
        }
    }

    /** A call with an id. */
    private interface Call {
        void on(EmailitKeys keys, String id);
    }
}
