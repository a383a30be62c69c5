package dev.mailkeys.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every answer that there is, made when it is first asked for. */
final class Answers {

    /** Every key of every shape takes as many bytes; where it has fewer fields, spaces follow. */
    private static final int KEY_BYTES = 288;

    private final int keys;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    Answers(int keys) {
        this.keys = keys;
    }

    byte[] to(Request request, boolean keep) {
        return made.computeIfAbsent(request.method() + " " + request.target(), same -> make(request, keep));
    }

    private byte[] make(Request request, boolean keep) {
        Shape shape = Shape.of(request.path());
        String body;
        if (shape == null) {
            return bytes("404 Not Found", "{\"error\":\"" + request.target() + "\"}", keep);
        } else if (request.method().equals("POST")) {
            body = shape.isAt(request.path()) ? shape.issued(shape.key(0)) : shape.key(42);
        } else {
            body = page(
                    shape,
                    shape.first(request.query()),
                    Integer.parseInt(request.query().get("limit")));
        }
        return bytes("200 OK", body, keep);
    }

    private String page(Shape shape, int first, int limit) {
        int end = Math.min(keys, first + limit);
        String data = IntStream.range(first, end)
                .mapToObj(number -> padded(shape.key(number)))
                .collect(Collectors.joining(","));
        return shape.page(data, first, end, end < keys);
    }

    private static String padded(String key) {
        return key + " ".repeat(Math.max(0, KEY_BYTES - key.length()));
    }

    private static byte[] bytes(String status, String body, boolean keep) {
        String head =
                "HTTP/1.1 " + status + "\r\nDate: Sat, 21 Nov 2026 12:00:00 GMT\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\nX-Request-Id: req_0123456789\r\nConnection: "
                        + (keep ? "keep-alive" : "close") + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
