package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Violation;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server sees any id as one segment of the path, read here from the raw request line. */
@Timeout(60)
class IdsOnTheWireTest {

    private static final Endpoint<Void> GET =
            Endpoint.withoutAnswer("get", Repeat.SAFE, "GET", "/keys/{id}/of/{owner}");

    private final RawServer server = RawServer.of(connection -> {
        connection.read();
        connection.write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    });

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String requestLine(String path, ApiRequest<?> request) {
        Acme.client(URI.create(server.url() + path), new ManualTiming()).call(request);
        return server.requests().get(0).lines().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    key_1              | key_1
                    a/b                | a%2Fb
                    ../domains/1?x=y#z | ..%2Fdomains%2F1%3Fx%3Dy%23z
                    ...                | ...
                    ..;                | ..%3B
                    ' '                | %20
                    'a b'              | a%20b
                    %2F                | %252F
                    %2e%2e             | %252e%252e
                    {owner}            | %7Bowner%7D
                    $1                 | %241
                    '\\'               | %5C
                    x@evil.example     | x%40evil.example
                    ✉                  | %E2%9C%89
                    😀                 | %F0%9F%98%80
                    """)
    void id_isOneEncodedSegment(String id, String segment) {
        assertThat(requestLine("", GET.at(id, id))).isEqualTo("GET /keys/" + segment + "/of/" + segment + " HTTP/1.1");
    }

    @Test
    void idWithControlCharacters_isOneEncodedSegment() {
        assertThat(requestLine("", GET.at("a\u0000\r\nX: y\t\u007f", "\u0085")))
                .isEqualTo("GET /keys/a%00%0D%0AX%3A%20y%09%7F/of/%C2%85 HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "/, ''", "/v2, /v2", "/v2/, /v2", "/a/b/c/, /a/b/c"})
    void pathOfTheBaseAddress_standsBeforeTheEndpoints(String base, String prefix) {
        assertThat(requestLine(base, GET.at("k", "o"))).isEqualTo("GET " + prefix + "/keys/k/of/o HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "\ud800", "a\udc00"})
    void idThatCannotBeOneSegment_isRefusedAndNothingIsSent(String id) {
        ApiClient client = Acme.client(server.url(), new ManualTiming());
        var invalid = catchThrowableOfType(InvalidRequestException.class, () -> client.call(GET.at(id, id)));
        assertThat(invalid.operation()).isEqualTo("acme.get");
        assertThat(invalid.violations()).extracting(Violation::field).containsExactly("id", "owner");
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a             | a
                    ''            | ''
                    ..            | ..
                    a&b=c#d       | a%26b%3Dc%23d
                    a b+c         | a%20b%2Bc
                    ?/%           | %3F%2F%25
                    😀            | %F0%9F%98%80
                    """)
    void queryValue_isOneEncodedValue(String value, String encoded) {
        ApiRequest<?> request = GET.at("k", "o")
                .query("name", Optional.of(value))
                .query("none", Optional.empty())
                .query("page", Optional.of("2"));
        assertThat(requestLine("", request)).isEqualTo("GET /keys/k/of/o?name=" + encoded + "&page=2 HTTP/1.1");
    }

    @Test
    void queryValueThatIsNotUnicode_isRefusedAndNothingIsSent() {
        ApiClient client = Acme.client(server.url(), new ManualTiming());
        var invalid = catchThrowableOfType(
                InvalidRequestException.class,
                () -> client.call(GET.at("k", "o").query("name", Optional.of("a\ud800"))));
        assertThat(invalid.violations()).extracting(Violation::field).containsExactly("name");
        assertThat(server.connections()).isZero();
    }

    @Test
    void everyRule_isCheckedBeforeAnythingIsSent() {
        ApiClient client = Acme.client(server.url(), new ManualTiming());
        ApiRequest<?> request = GET.at("..", "o")
                .checked(rules -> rules.require(false, "first", "must", "page"))
                .checked(rules -> rules.require(false, "second", "must", "page"));
        var invalid = catchThrowableOfType(InvalidRequestException.class, () -> client.call(request));
        assertThat(invalid.violations()).extracting(Violation::field).containsExactly("id", "first", "second");
        assertThat(server.connections()).isZero();
    }

    @Test
    void numberOfArguments_mustBeThatOfTheBraces() {
        assertThatThrownBy(() -> GET.at("k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("/keys/{id}/of/{owner} takes other arguments.");
        assertThatThrownBy(() -> GET.at("k", "o", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
