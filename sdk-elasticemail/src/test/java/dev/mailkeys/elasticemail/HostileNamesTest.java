package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.InvalidRequestException;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileNamesTest {

    private static final KeyChanges NOTHING = KeyChanges.builder().build();

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    private final ElasticEmailKeys keys = server.keys();

    static Stream<Arguments> name_isOneSegmentEverywhere() {
        return Stream.of(
                Arguments.of("a/b", "a%2Fb"),
                Arguments.of("../domains/1?x=y#z", "..%2Fdomains%2F1%3Fx%3Dy%23z"),
                Arguments.of("two words", "two%20words"),
                Arguments.of(" ", "%20"),
                Arguments.of("a+b", "a%2Bb"),
                Arguments.of("%2F", "%252F"),
                Arguments.of("%2e%2e", "%252e%252e"),
                Arguments.of("..;", "..%3B"),
                Arguments.of("...", "..."),
                Arguments.of("\\", "%5C"),
                Arguments.of("key \ud83d\udd11", "key%20%F0%9F%94%91"),
                Arguments.of("a\r\nHost: evil\0\u0085", "a%0D%0AHost%3A%20evil%00%C2%85"));
    }

    @ParameterizedTest
    @MethodSource
    void name_isOneSegmentEverywhere(String name, String segment) {
        server.answerEverythingWith(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .body("{\"Name\":\"n\",\"AccessLevel\":[]}")
                        .build();
            }
        });

        keys.get(name);
        keys.update(name, NOTHING);
        keys.replace(name, NewKey.named(name, AccessLevel.SEND_HTTP));
        keys.delete(name);

        for (String method : new String[] {"GET", "GET", "PUT", "PUT", "DELETE"}) {
            RecordedRequest request = server.taken();
            assertThat(request.getRequestLine()).isEqualTo(method + " /v4/security/apikeys/" + segment + " HTTP/1.1");
        }
    }

    @ParameterizedTest
    @MethodSource("name_isOneSegmentEverywhere")
    void create_sendsTheNameAsItIs(String name, String ignored) {
        server.answerFile(201, "create.response.json");

        keys.create(NewKey.named(name, AccessLevel.SEND_HTTP));

        assertThat(body(server.taken()).path("Name").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a\ud800", "\udc00b"})
    void name_thatCannotBeASegment_isRefusedBeforeSending(String name) {
        assertRefused(() -> keys.get(name));
        assertRefused(() -> keys.update(name, NOTHING));
        assertRefused(() -> keys.update("ci", KeyChanges.builder().name(name).build()));
        assertRefused(() -> keys.replace(name, NewKey.named("ci", AccessLevel.SEND_HTTP)));
        assertRefused(() -> keys.replace("ci", NewKey.named(name, AccessLevel.SEND_HTTP)));
        assertRefused(() -> keys.create(NewKey.named(name, AccessLevel.SEND_HTTP)));
        assertRefused(() -> keys.delete(name));
        assertRefused(() -> keys.subaccountKey(name));
        assertThat(server.received()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "\udc00b"})
    void create_withOtherTextThatIsNotUnicode_isRefusedBeforeSending(String text) {
        assertRefused(() -> keys.create(NewKey.named("ci", new AccessLevel(text))));
        assertRefused(() -> keys.create(NewKey.builder()
                .name("ci")
                .addAccessLevels(AccessLevel.SEND_HTTP)
                .addIpRestrictions(text)
                .build()));
        assertThat(server.received()).isZero();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class);
    }
}
