package dev.mailkeys.testkit.fault;

import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** The ways in which answers are sent, whole or broken. */
public final class Transmissions {
    private Transmissions() {}

    /** As any healthy server does it. */
    public static final Transmission WHOLE =
            (answer, connection, gate) -> responseTo(answer).body(answer.body()).build();

    /** Nothing more is sent, and the connection ends in order. */
    public static final Transmission CUT = (answer, connection, gate) -> {
        connection.close();
        return alreadyEnded();
    };

    public static final Transmission RESET = (answer, connection, gate) -> {
        connection.reset();
        return alreadyEnded();
    };

    public static final Transmission STALL = (answer, connection, gate) -> {
        gate.waitUntilClosed();
        return alreadyEnded();
    };

    public static final Transmission GARBAGE = (answer, connection, gate) ->
            raw("%PDF-1.7\r\nthis is not HTTP at all\r\n\r\n\u0000\u0001\u0002\r\n", connection);

    /** Promises more bytes than it sends. */
    public static final Transmission CUT_BODY = (answer, connection, gate) -> {
        int length = bytes(answer.body()).length + 64;
        return raw(head(answer) + "Content-Length: " + length + "\r\n\r\n" + answer.body(), connection);
    };

    /** One chunk, and then an end without the last, empty chunk that would make the body whole. */
    public static final Transmission CUT_CHUNKED_BODY = (answer, connection, gate) -> {
        String size = Integer.toHexString(bytes(answer.body()).length);
        String chunk = size + "\r\n" + answer.body() + "\r\n";
        return raw(head(answer) + "Transfer-Encoding: chunked\r\n\r\n" + chunk, connection);
    };

    public static Transmission slow(int bytesAtOnce, Duration pausePerByte) {
        return (answer, connection, gate) -> responseTo(answer)
                .body(new SlowBody(bytes(answer.body()), bytesAtOnce, pausePerByte, gate))
                .build();
    }

    public static Transmission huge(long size) {
        return (answer, connection, gate) ->
                responseTo(answer).body(new HugeBody(size)).build();
    }

    /** Ends with the connection, because the compressed length isn't known before everything is compressed. */
    public static Transmission gzipBomb(long size) {
        return (answer, connection, gate) -> responseTo(answer)
                .setHeader("Content-Encoding", "gzip")
                .setHeader("Connection", "close")
                .body(new GzippedBody(new HugeBody(size)))
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse.Builder responseTo(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
        answer.headers().forEach(response::setHeader);
        return response;
    }

    private static String head(Answer answer) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Simulated\r\n");
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.toString();
    }

    /** Bypasses the server, which only writes proper HTTP, and ends the connection. */
    private static MockResponse raw(String text, Connection connection) throws IOException {
        connection.getOutputStream().write(bytes(text));
        connection.close();
        return alreadyEnded();
    }

    private static MockResponse alreadyEnded() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
