package dev.mailkeys.benchmarks.server;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Every answer that there is, made when it is first asked for. */
final class Answers {

    /** Every key of every shape takes as many bytes; where it has fewer fields, spaces follow. */
    private static final int KEY_BYTES = 288;

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(\\w+)");

    private final int keys;
    private final boolean keep;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    Answers(int keys, boolean keep) {
        this.keys = keys;
        this.keep = keep;
    }

    /** The answer to a method and target, with its head. */
    byte[] to(String request) {
        return made.computeIfAbsent(request, this::make);
    }

    private byte[] make(String request) {
        String target = request.substring(request.indexOf('/'));
        Shape shape = Shape.of(target);
        String body = request.startsWith("POST") ? shape.posted(target) : page(shape, target);
        String head = "HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 12:00:00 GMT\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\nX-Request-Id: req_0123456789\r\nConnection: "
                + (keep ? "keep-alive" : "close") + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String page(Shape shape, String target) {
        Map<String, String> query =
                PARAMETER.matcher(target).results().collect(toMap(found -> found.group(1), found -> found.group(2)));
        int first = shape.first(query);
        int end = Math.min(keys, first + Integer.parseInt(query.get("limit")));
        String data = IntStream.range(first, end)
                .mapToObj(number -> padded(shape.key(number)))
                .collect(joining(","));
        return shape.page(data, end, end < keys);
    }

    private static String padded(String key) {
        return key + " ".repeat(Math.max(0, KEY_BYTES - key.length()));
    }
}
