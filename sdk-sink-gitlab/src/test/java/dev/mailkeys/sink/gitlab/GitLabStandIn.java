package dev.mailkeys.sink.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * GitLab as far as a sink needs it, from the published documentation of its API (17.4 and later): variables of one project
 * and one group, by name and scope, and faults. What the documentation does not have is noted and refused. It shares no code
 * with the sink.
 */
final class GitLabStandIn implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String TOKEN = "glpat-c4n4ryc4n4ryc4n4ry12";

    private static final Set<String> CREATE = Set.of(
            "key",
            "value",
            "description",
            "environment_scope",
            "masked",
            "masked_and_hidden",
            "protected",
            "raw",
            "variable_type");

    private static final Set<String> UPDATE =
            Set.of("value", "description", "environment_scope", "masked", "protected", "raw", "variable_type");

    /** What goes wrong with one write of a token. */
    enum Fault {
        CUT_BEFORE_COMMIT,
        CUT_AFTER_COMMIT,
        ERROR_AFTER_COMMIT
    }

    /** By collection, name and scope: {@code projects EMAILIT_TOKEN *}. */
    final Map<String, ObjectNode> variables = new TreeMap<>();

    final List<String> calls = new ArrayList<>();
    final List<String> broken = new ArrayList<>();

    /** Fixed answers with 200, by method. */
    final Map<String, String> answers = new HashMap<>();

    /** By method: the status that it is refused with. */
    final Map<String, Integer> refusals = new HashMap<>();

    Fault fault;
    int faultsLeft = Integer.MAX_VALUE;

    /** Done right before the next write of a token is, and right after it. */
    Runnable before = () -> {};

    Runnable after = () -> {};

    List<String> scopes = List.of("api");
    boolean isSilentAboutScopes;
    boolean knowsTheFilter = true;
    final ObjectMapper json = new ObjectMapper();

    private final HttpServer server;

    GitLabStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v4");
    }

    /** Another's variable. */
    synchronized ObjectNode seed(String collection, String key, String scope, String value) {
        ObjectNode variable = json.createObjectNode()
                .put("variable_type", "env_var")
                .put("key", key)
                .put("value", value)
                .put("protected", false)
                .put("masked", false)
                .put("hidden", false)
                .put("raw", false)
                .put("environment_scope", scope)
                .putNull("description");
        variables.put(collection + " " + key + " " + scope, variable);
        return variable;
    }

    private void handle(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        synchronized (this) {
            try {
                answer(call, body.length == 0 ? json.createObjectNode() : json.readTree(body));
            } catch (Cut cut) {
                // Closing without an answer is what a dead connection looks like.
            } finally {
                call.close();
            }
        }
    }

    private void answer(HttpExchange call, JsonNode body) throws IOException {
        String method = call.getRequestMethod();
        String[] path = call.getRequestURI().getRawPath().split("/", -1);
        calls.add(method + " " + call.getRequestURI().getRawPath());
        if (!TOKEN.equals(call.getRequestHeaders().getFirst("PRIVATE-TOKEN"))) {
            respond(call, 401, message("401 Unauthorized"));
        } else if (isSilentAboutScopes && call.getRequestURI().getPath().endsWith("/self")) {
            throw new Cut();
        } else if (call.getRequestURI().getPath().equals("/api/v4/personal_access_tokens/self")) {
            respond(call, 200, json.createObjectNode().set("scopes", json.valueToTree(scopes)));
        } else if (answers.containsKey(method)) {
            send(call, 200, answers.get(method).getBytes(StandardCharsets.UTF_8));
        } else if (refusals.containsKey(method)) {
            respond(call, refusals.get(method), message("refused"));
        } else if (!isKnown(path)) {
            respond(call, 404, message(path[3].equals("groups") ? "404 Group Not Found" : "404 Project Not Found"));
        } else {
            perform(call, path[3], path.length > 6 ? path[6] : "", body);
        }
    }

    /** The project has a slash in its path, which stands encoded in one segment. */
    private static boolean isKnown(String[] path) {
        return path.length >= 6
                && List.of("projects acme%2Fmail", "groups acme").contains(path[3] + " " + path[4])
                && path[5].equals("variables");
    }

    private void perform(HttpExchange call, String collection, String key, JsonNode body) throws IOException {
        switch (call.getRequestMethod()) {
            case "GET" -> {
                ObjectNode found = find(call, collection, key);
                respond(call, found == null ? 404 : 200, found == null ? none(collection) : shown(found));
            }
            case "POST" -> write(call, collection, body.path("key").asText(), body, CREATE);
            case "PUT" -> write(call, collection, key, body, UPDATE);
            default -> respond(call, 405, message("405 Not Allowed"));
        }
    }

    private ObjectNode find(HttpExchange call, String collection, String key) {
        String query = Objects.requireNonNullElse(call.getRequestURI().getQuery(), "");
        String filter = "filter[environment_scope]=";
        String scope = query.startsWith(filter) ? query.substring(filter.length()) : "*";
        return knowsTheFilter
                ? variables.get(collection + " " + key + " " + scope)
                : variables.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(collection + " " + key + " "))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private void write(HttpExchange call, String collection, String key, JsonNode body, Set<String> fields)
            throws IOException {
        body.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                broken.add(call.getRequestMethod() + " has no " + field);
            }
        });
        boolean isMark = key.endsWith("_MAILKEYS");
        Fault now = faultsLeft > 0 && !isMark ? fault : null;
        faultsLeft -= now == null ? 0 : 1;
        if (now == Fault.CUT_BEFORE_COMMIT) {
            throw new Cut();
        }
        Runnable first = isMark ? () -> {} : before;
        before = isMark ? before : () -> {};
        first.run();
        Answer answer = commit(call, collection, key, body);
        Runnable then = isMark ? () -> {} : after;
        after = isMark ? after : () -> {};
        then.run();
        if (now == Fault.CUT_AFTER_COMMIT) {
            throw new Cut();
        }
        respond(call, now == null ? answer.status() : 500, now == null ? answer.body() : message("500 Internal Error"));
    }

    private Answer commit(HttpExchange call, String collection, String key, JsonNode body) {
        boolean isNew = call.getRequestMethod().equals("POST");
        String place =
                collection + " " + key + " " + body.path("environment_scope").asText("*");
        ObjectNode old = isNew ? variables.get(place) : find(call, collection, key);
        if (isNew && old != null) {
            return new Answer(400, problem("key", "(" + key + ") has already been taken"));
        }
        if (!isNew && old == null) {
            return new Answer(404, none(collection));
        }
        ObjectNode next = isNew ? seed("none", key, "*", "") : old.deepCopy();
        variables.remove("none " + key + " *");
        next.setAll((ObjectNode) body.deepCopy());
        JsonNode hides = next.remove("masked_and_hidden");
        if (hides != null && hides.asBoolean()) {
            next.put("hidden", true).put("masked", true);
        }
        if (next.path("value").asText().length() > 10_000) {
            return new Answer(400, problem("value", "is too long"));
        }
        String allowed = next.path("raw").asBoolean() ? "\\S{8,}" : "[a-zA-Z0-9_+=/@:.~-]{8,}";
        if (next.path("masked").asBoolean() && !next.path("value").asText().matches(allowed)) {
            return new Answer(400, problem("value", "is invalid"));
        }
        variables.put(
                collection + " " + key + " " + next.path("environment_scope").asText(), next);
        return new Answer(isNew ? 201 : 200, shown(next));
    }

    private static ObjectNode shown(ObjectNode variable) {
        ObjectNode shown = variable.deepCopy();
        return variable.path("hidden").asBoolean() ? shown.putNull("value") : shown;
    }

    private ObjectNode none(String collection) {
        return message(collection.equals("groups") ? "404 GroupVariable Not Found" : "404 Variable Not Found");
    }

    private ObjectNode message(String text) {
        return json.createObjectNode().put("message", text);
    }

    private ObjectNode problem(String field, String text) {
        ObjectNode answer = json.createObjectNode();
        answer.putObject("message").putArray(field).add(text);
        return answer;
    }

    private void respond(HttpExchange call, int status, JsonNode body) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        send(call, status, json.writeValueAsBytes(body));
    }

    private static void send(HttpExchange call, int status, byte[] bytes) throws IOException {
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, JsonNode body) {}

    /** The connection ends without an answer. */
    private static final class Cut extends RuntimeException {}
}
