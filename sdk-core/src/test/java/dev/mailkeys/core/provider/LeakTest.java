package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.MailkeysException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that repeats every credential wherever it can; none of them may come out of a call in clear. */
@Timeout(120)
class LeakTest {

    /** What a client must know for a credential. */
    private static final String KNOWN =
            Canary.CREDENTIAL.reveal() + " " + Canary.IN_REQUEST.reveal() + " " + Canary.UNSEEN;

    /** With a token in it that looks like nothing known: only for places that must not be quoted at all. */
    private static final String ANYTHING = KNOWN + " odd-" + Canary.TEXT;

    private static final List<String> ANSWERS = List.of(
            answer("400 Bad Request", "", "{\"error\":\"" + KNOWN + "\"}"),
            answer(
                    "400 Bad Request",
                    "",
                    "{\"error\":\"no\",\"details\":[\"" + KNOWN + "\",{\"message\":\"" + KNOWN + "\"},{\"key\":\""
                            + KNOWN + "\"}]}"),
            answer("500 Oops", "X-Request-Id: " + KNOWN, "{}"),
            answer("404 Not Found", "X-Request-Id: " + KNOWN, "{\"error\":{\"nested\":\"" + ANYTHING + "\"}}"),
            answer("409 Conflict", "", "{\"existing\":{\"id\":\"" + KNOWN + "\",\"name\":\"" + KNOWN + "\"}}"),
            answer("404 Not Found", "Date: " + ANYTHING, "{}"),
            answer("302 Found", "Location: https://evil.example/?" + ANYTHING.replace(' ', '+'), ""),
            answer("200 OK", "Content-Type: text/" + ANYTHING, ANYTHING),
            answer("200 OK", "Content-Type: application/json; charset=" + ANYTHING, "{"),
            answer("200 OK", "Content-Encoding: gzip", ANYTHING),
            answer("400 Bad Request", "Content-Encoding: gzip", ANYTHING),
            answer("400 " + ANYTHING, "", "{}"),
            answer("200 " + ANYTHING, "", "{}"),
            answer("429 Slow", "Retry-After: " + ANYTHING, ""),
            answer("200 OK", "", "{\"token\":\"" + ANYTHING),
            answer("200 OK", "", "{\"token\":[\"" + ANYTHING + "\"]}"),
            answer("200 OK", "", "{\"token\":\"\",\"" + ANYTHING + "\":1}"),
            answer("200 OK", "", "{\"" + ANYTHING + "\":\"" + ANYTHING + "\"}"),
            answer("200 OK", "", "{\"token\":\"t\"} " + ANYTHING),
            answer("200 OK", "", "{\"success\":false,\"error\":\"" + KNOWN + "\"}"),
            answer("200 OK", "", "{\"success\":\"" + ANYTHING + "\"}"),
            ANYTHING + "\r\n\r\n",
            "HTTP/1.1 " + ANYTHING + "\r\n\r\n",
            "HTTP/1.1\r\n" + ANYTHING + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\n" + ANYTHING + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: " + ANYTHING + "\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + ANYTHING + "\r\n",
            "HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n" + ANYTHING,
            "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"token\":\"" + ANYTHING);

    private static String answer(String status, String header, String body) {
        return "HTTP/1.1 " + status + "\r\n" + (header.isEmpty() ? "" : header + "\r\n") + "Content-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\nConnection: close\r\n\r\n" + body;
    }

    static Stream<String> answers() {
        return ANSWERS.stream();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whateverTheServerRepeats_nothingOfItIsShown(String answer) throws IOException {
        for (Repeat repeat : Repeat.values()) {
            var listener = new RecordingListener();
            try (RawServer server = RawServer.of(connection -> {
                connection.read();
                // What is no part of a request can't be known to it.
                connection.write(
                        repeat == Repeat.SAFE
                                ? answer.replace(Canary.IN_REQUEST.reveal(), Canary.CREDENTIAL.reveal())
                                : answer);
            })) {
                var calls = CallSettings.builder().listener(listener).build();
                ApiClient client = Acme.client(server.url(), calls, new ManualTiming());
                var failure = catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(repeat)));
                assertThat(failure).isNotNull();
                assertHidden(failure);
            }
            assertThat(listener.events().toString()).isNotEmpty().doesNotContain(Canary.TEXT);
        }
    }

    @Test
    void successfulAnswer_showsItsTokenOnlyWhenAsked() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(answer("200 OK", "", Acme.KEY));
        })) {
            Acme.Key key = Acme.client(server.url(), new ManualTiming()).call(Acme.request(Repeat.NEVER));
            assertThat(key.token().reveal()).isEqualTo(Canary.UNSEEN);
            assertThat(key.unknown().value("note")).contains(Canary.UNSEEN);
            assertThat(key.toString()).isEqualTo("Key[token=***, unknown={note=***}]");
        }
    }

    @Test
    void bodyThatCouldNotBeRead_isKeptWholeForTheCaller() throws IOException {
        String body = "{\"token\":\"" + ANYTHING;
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(answer("200 OK", "", body));
        })) {
            ApiClient client = Acme.client(server.url(), new ManualTiming());
            var failure = catchThrowableOfType(
                    dev.mailkeys.core.UnreadableResponseException.class, () -> client.call(Acme.request(Repeat.NEVER)));
            assertThat(failure.body().orElseThrow().reveal()).isEqualTo(body);
            assertHidden(failure);
        }
    }

    @Test
    void fieldNameThatAReaderQuotes_isRedacted() throws IOException {
        Endpoint<Texts> map = Endpoint.of("map", Repeat.SAFE, "GET", "/map", Texts.class);
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(answer("200 OK", "", "{\"" + Canary.UNSEEN + "\":null}"));
        })) {
            ApiClient client = Acme.client(server.url(), new ManualTiming());
            var failure = catchThrowableOfType(MailkeysException.class, () -> client.call(map.at()));
            assertThat(failure).hasMessageContaining("the field *** is not text");
            assertHidden(failure);
        }
    }

    static final class Texts extends HashMap<String, String> {
        private static final long serialVersionUID = 1;
    }

    private static void assertHidden(MailkeysException failure) {
        Canary.assertAbsentFrom(failure);
        var shown = new ArrayList<Object>(List.of(failure.operation()));
        if (failure instanceof ApiException refusal) {
            shown.addAll(
                    List.of(refusal.providerMessage(), refusal.details(), refusal.requestId(), refusal.retryAfter()));
        }
        if (failure instanceof ConflictException conflict) {
            shown.add(conflict.existing());
        }
        assertThat(shown.toString()).doesNotContain(Canary.TEXT);
    }
}
