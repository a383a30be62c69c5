package dev.mailkeys.testkit.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a provider sees it.
 *
 * @param target path and query exactly as they arrived
 * @param concurrent how many calls were being served when this one arrived, itself included
 */
public record IncomingRequest(
        String method,
        String target,
        Map<String, List<String>> headers,
        String bodyText,
        InetAddress caller,
        int concurrent,
        Quirks quirks) {

    /** The path without its query, still percent-encoded. */
    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** The segments of the path after a prefix, each decoded on its own, so that an encoded slash stays in its segment. */
    public List<String> segmentsAfter(String prefix) {
        return segmentsAfter(path(), prefix);
    }

    /** The same of any path. */
    public static List<String> segmentsAfter(String path, String prefix) {
        if (!path.startsWith(prefix + "/")) {
            return List.of();
        }
        String rest = path.substring(prefix.length() + 1);
        return Arrays.stream(rest.split("/", -1))
                .map(IncomingRequest::decodeSegment)
                .toList();
    }

    /** The query's values; the first of each name. */
    public Map<String, String> query() {
        Map<String, String> values = new LinkedHashMap<>();
        String[] halves = target.split("\\?", 2);
        for (String pair : halves.length == 2 ? halves[1].split("&") : new String[0]) {
            String[] sides = pair.split("=", 2);
            values.putIfAbsent(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : "");
        }
        return values;
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).trim());
    }

    /** The JSON object sent, an empty one when nothing was sent, nothing when it is not an object. */
    public Optional<ObjectNode> body() {
        return JsonTrees.parseObject(bodyText);
    }

    /** In a path a plus sign is a plus sign; only in a query does it mean a space. */
    private static String decodeSegment(String segment) {
        return decode(segment.replace("+", "%2B"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return text;
        }
    }
}
