package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * GitHub's REST API as far as a sink needs it, from its documents: secrets that are opened with libsodium, variables,
 * rights, and faults. It shares no code with the sink.
 */
final class GitHubStandIn implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String CREDENTIAL = "github_pat_CANARYCANARYCANARYCANARYmanager";

    /** What goes wrong with one call. */
    enum Fault {
        CUT_BEFORE_COMMIT,
        CUT_AFTER_COMMIT,
        ERROR_AFTER_COMMIT
    }

    /** A value and when it was last written. */
    record Stored(String value, Instant updated) {}

    final Map<String, Stored> secrets = new HashMap<>();
    final Map<String, Stored> variables = new HashMap<>();
    final Set<String> missingRights = new HashSet<>();
    final List<String> calls = new ArrayList<>();
    final List<String> received = new ArrayList<>();

    /** By method and kind, such as {@code PUT secret}: what happens to each such call from now on. */
    final Map<String, Fault> faults = new HashMap<>();

    /** How many faults there are to come. */
    int faultsLeft = Integer.MAX_VALUE;

    final Map<String, Integer> refusals = new HashMap<>();

    /** How many refusals there are to come, and the headers that they come with. */
    int refusalsLeft = Integer.MAX_VALUE;

    final Map<String, String> headers = new HashMap<>();

    private final Map<String, Stale> stale = new HashMap<>();

    String message = "Resource not accessible by personal access token";
    Instant now = Instant.parse("2026-11-21T00:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final Sodium keys = new Sodium();
    private final HttpServer server;

    GitHubStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What is shown of a secret or a variable in place of what there is, so many times; nothing for {@code null}. */
    void stale(String name, Stored shown, int times) {
        stale.put(name, new Stale(shown, times));
    }

    private Stored current(String name, Stored now) {
        Stale older = stale.get(name);
        if (older == null || older.times() == 0) {
            return now;
        }
        stale.put(name, new Stale(older.shown(), older.times() - 1));
        return older.shown();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        String path = call.getRequestURI().getRawPath();
        String action = call.getRequestMethod() + " " + kind(path);
        calls.add(action);
        // As a map: what headers print of themselves is not the same in every JDK.
        var headers = new TreeMap<>(call.getRequestHeaders());
        headers.remove("Authorization");
        received.add(call.getRequestURI() + " " + headers + " " + body);
        Fault fault = faults.containsKey(action) && faultsLeft-- > 0 ? faults.get(action) : null;
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            call.close();
            return;
        }
        Reply reply = reply(call, action, path, body);
        if (fault == Fault.CUT_AFTER_COMMIT) {
            call.close();
            return;
        }
        answer(call, fault == Fault.ERROR_AFTER_COMMIT ? new Reply(502, Map.of()) : reply);
    }

    private Reply reply(HttpExchange call, String action, String path, String body) throws IOException {
        if (!("Bearer " + CREDENTIAL).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            return new Reply(401, Map.of("message", "Bad credentials"));
        }
        if (call.getRequestHeaders().getFirst("User-Agent") == null) {
            return new Reply(403, Map.of("message", "Request forbidden by administrative rules."));
        }
        if (refusals.containsKey(action) && refusalsLeft-- > 0) {
            call.getResponseHeaders().putAll(headersOfRefusals());
            return new Reply(refusals.get(action), Map.of("message", message));
        }
        String right = path.contains("/variables") ? "variables" : "secrets";
        boolean reads = action.startsWith("GET");
        if (missingRights.contains(right) || !reads && missingRights.contains(right + ":write")) {
            return new Reply(403, Map.of("message", message));
        }
        if (!path.startsWith("/repos/acme/mail/")) {
            return new Reply(404, Map.of("message", "Not Found"));
        }
        return done(action, path, body.isEmpty() ? json.nullNode() : json.readTree(body));
    }

    private Map<String, List<String>> headersOfRefusals() {
        var all = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    private Reply done(String action, String path, JsonNode body) {
        String place = path.replaceFirst("/repos/acme/mail", "").replaceFirst("/(secrets|variables).*", "");
        String name = place + "/" + path.substring(path.lastIndexOf('/') + 1);
        return switch (action) {
            case "GET key" ->
                new Reply(
                        200,
                        Map.of(
                                "key_id",
                                "568250167242549743",
                                "key",
                                Base64.getEncoder().encodeToString(keys.publicKey())));
            case "GET secret" -> shown(current(name, secrets.get(name)), false);
            case "PUT secret" -> put(name, body);
            case "GET variables" -> new Reply(200, Map.of("total_count", variables.size(), "variables", List.of()));
            case "GET variable" -> shown(current(name, variables.get(name)), true);
            case "PATCH variable" -> patch(name, body);
            case "POST variables" -> create(place + "/" + body.path("name").asText(), body);
            default -> new Reply(404, Map.of("message", "Not Found"));
        };
    }

    private Reply put(String name, JsonNode body) {
        var opened = keys.open(
                Base64.getDecoder().decode(body.path("encrypted_value").asText()));
        if (opened.isEmpty() || !body.path("key_id").asText().equals("568250167242549743")) {
            return new Reply(422, Map.of("message", "Bad request - secret could not be decrypted"));
        }
        boolean isNew = secrets.put(name, new Stored(new String(opened.get(), UTF_8), now)) == null;
        return isNew ? new Reply(201, Map.of()) : new Reply(204, Map.of());
    }

    private Reply patch(String name, JsonNode body) {
        if (!variables.containsKey(name)) {
            return new Reply(404, Map.of("message", "Not Found"));
        }
        variables.put(name, new Stored(body.path("value").asText(), now));
        return new Reply(204, Map.of());
    }

    private Reply create(String name, JsonNode body) {
        if (variables.containsKey(name)) {
            return new Reply(409, Map.of("message", "Already exists - Variable already exists"));
        }
        variables.put(name, new Stored(body.path("value").asText(), now));
        return new Reply(201, Map.of());
    }

    private static Reply shown(Stored stored, boolean withValue) {
        if (stored == null) {
            return new Reply(404, Map.of("message", "Not Found"));
        }
        var fields = new HashMap<String, Object>();
        fields.put("name", "NAME");
        fields.put("created_at", "2020-01-01T00:00:00Z");
        fields.put("updated_at", stored.updated().toString());
        if (withValue) {
            fields.put("value", stored.value());
        }
        return new Reply(200, fields);
    }

    private void answer(HttpExchange call, Reply reply) throws IOException {
        if (reply.status() == 204) {
            call.sendResponseHeaders(204, -1);
        } else {
            byte[] body = json.writeValueAsBytes(reply.fields());
            call.sendResponseHeaders(reply.status(), body.length);
            call.getResponseBody().write(body);
        }
        call.close();
    }

    private static String kind(String path) {
        if (path.endsWith("/public-key")) {
            return "key";
        }
        return path.endsWith("/variables") ? "variables" : path.contains("/variables/") ? "variable" : "secret";
    }

    /** What is shown for some time after it was replaced. */
    private record Stale(Stored shown, int times) {}

    /** An answer. */
    private record Reply(int status, Map<String, ?> fields) {}
}
