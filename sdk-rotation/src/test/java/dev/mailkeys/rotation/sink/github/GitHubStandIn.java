package dev.mailkeys.rotation.sink.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * GitHub's REST API as far as a sink needs it, from its documents: secrets that are opened with libsodium, variables,
 * rights, and faults. It shares no code with the sink. What breaks GitHub's own description is refused, where that is given.
 */
final class GitHubStandIn implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** The numbers of the two repositories of acme. */
    static final long MAIL = 1296269;

    static final long WEB = 1296280;

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

    /** By secret or variable: what was sent with it, with who sees it. */
    final Map<String, JsonNode> audiences = new HashMap<>();

    /** Where GitHub's description is given: what calls and answers broke of it. */
    final List<String> broken = new ArrayList<>();

    private final Optional<GitHubDescription> described = GitHubDescription.given();

    final Set<String> missingRights = new HashSet<>();
    final List<String> calls = new ArrayList<>();
    final List<String> received = new ArrayList<>();

    /** By method and kind, such as {@code PUT secret}: what happens to each such call from now on. */
    final Map<String, Fault> faults = new HashMap<>();

    /** How many faults there are to come. */
    int faultsLeft = Integer.MAX_VALUE;

    /** Such calls are answered by the page of a proxy, with a 200, and are not done. */
    final Set<String> pages = new HashSet<>();

    final Map<String, Integer> refusals = new HashMap<>();

    /** How many refusals there are to come, and the headers that they come with. */
    int refusalsLeft = Integer.MAX_VALUE;

    final Map<String, String> headers = new HashMap<>();

    private final Map<String, Runnable> before = new HashMap<>();
    private final Map<String, Stale> stale = new HashMap<>();

    /** The name that the repository mail has now, and one that it no longer has. */
    String currentName = "mail";

    String formerName;
    boolean archived;

    /** Whether the credential sees nothing of acme. */
    boolean hidden;

    String message = "Resource not accessible by personal access token";
    Instant now = Instant.parse("2026-11-21T00:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Sodium> keys = new HashMap<>();
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

    /** Something that happens once, just before such a call arrives. */
    void before(String action, Runnable happening) {
        before.put(action, happening);
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
        Optional.ofNullable(before.remove(action)).ifPresent(Runnable::run);
        // As a map: what headers print of themselves is not the same in every JDK.
        var headers = new TreeMap<>(call.getRequestHeaders());
        headers.remove("Authorization");
        received.add(call.getRequestURI() + " " + headers + " " + body);
        Fault fault = faults.containsKey(action) && faultsLeft-- > 0 ? faults.get(action) : null;
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            call.close();
            return;
        }
        if (pages.contains(action)) {
            send(call, 200, "<html>Please log in</html>".getBytes(UTF_8));
            return;
        }
        JsonNode sent = body.isEmpty() ? json.nullNode() : json.readTree(body);
        String query = call.getRequestURI().getRawQuery();
        List<String> problems = path.startsWith("/repositories/")
                ? List.of()
                : described
                        .map(all -> all.problems(call.getRequestMethod(), path, query, sent))
                        .orElse(List.of());
        broken.addAll(problems);
        Reply reply = problems.isEmpty() ? reply(call, action, path, sent) : refusal(400, problems.toString());
        hold(call.getRequestMethod(), path, reply);
        if (fault == Fault.CUT_AFTER_COMMIT) {
            call.close();
            return;
        }
        answer(call, fault == Fault.ERROR_AFTER_COMMIT ? new Reply(502, Map.of()) : reply);
    }

    /** Holds an answer that is a success to the description. */
    private void hold(String method, String path, Reply reply) {
        if (reply.status() < 300 && !path.startsWith("/repositories/")) {
            JsonNode fields = json.valueToTree(reply.fields());
            described.ifPresent(all -> broken.addAll(all.problemsOfAnswer(method, path, reply.status(), fields)));
        }
    }

    /** These fields, and all others as GitHub's description shows them. */
    private Map<String, Object> whole(JsonNode example, Map<String, Object> fields) {
        ObjectNode all = example.isObject() ? example.deepCopy() : json.createObjectNode();
        fields.forEach((name, value) -> all.set(name, json.valueToTree(value)));
        return json.convertValue(all, new TypeReference<>() {});
    }

    private JsonNode example(String path) {
        return described.map(all -> all.example("GET", path)).orElse(json.missingNode());
    }

    private Reply reply(HttpExchange call, String action, String path, JsonNode body) {
        if (!("Bearer " + CREDENTIAL).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            return refusal(401, "Bad credentials");
        }
        if (call.getRequestHeaders().getFirst("User-Agent") == null) {
            return refusal(403, "Request forbidden by administrative rules.");
        }
        if (refusals.containsKey(action) && refusalsLeft-- > 0) {
            call.getResponseHeaders().putAll(headersOfRefusals());
            return refusal(refusals.get(action), message);
        }
        String formerly = "/repos/" + formerName + "/";
        if (formerName != null && (path + "/").startsWith(formerly)) {
            return moved(action, path.replaceFirst("/repos/[^/]+/[^/]+", ""));
        }
        if (!isSeen(path)) {
            return refusal(404, "Not Found");
        }
        String right = path.contains("/variables") ? "variables" : path.contains("/secrets") ? "secrets" : "";
        boolean reads = action.startsWith("GET");
        if (missingRights.contains(right) || !reads && missingRights.contains(right + ":write")) {
            call.getResponseHeaders().set("X-Accepted-GitHub-Permissions", right + (reads ? "=read" : "=write"));
            return refusal(403, message);
        }
        if (archived && !reads) {
            return refusal(403, "Repository was archived so is read-only.");
        }
        return done(action, path, body);
    }

    /** GitHub answers 301 to reads and 307 to writes, and names the repository by its number. */
    private Reply moved(String action, String rest) {
        var fields = Map.of(
                "message", "Moved Permanently",
                "url", address() + "/repositories/" + MAIL + rest,
                "documentation_url", "https://docs.github.com/rest/guides/best-practices");
        return new Reply(action.startsWith("GET") ? 301 : 307, fields);
    }

    private boolean isSeen(String path) {
        return !hidden && (path + "/").matches("/(repos/acme/(mail|web)|orgs/acme|repositories/" + MAIL + ")/.*");
    }

    private static Reply refusal(int status, String message) {
        return new Reply(status, Map.of("message", message, "documentation_url", "https://docs.github.com/rest"));
    }

    private Map<String, List<String>> headersOfRefusals() {
        var all = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    private Reply done(String action, String path, JsonNode body) {
        String place = path.replaceFirst("/repos/acme/mail", "").replaceFirst("/(secrets|variables).*", "");
        String name = place + "/" + path.replaceFirst("/repositories$", "").replaceFirst(".*/", "");
        return switch (action) {
            case "GET repository" -> repository(path.endsWith("/web") ? WEB : MAIL);
            case "GET organization" -> new Reply(200, whole(example(path), Map.of("login", "acme", "id", 9)));
            case "GET key" -> new Reply(200, Map.of("key_id", keyId(place), "key", publicKey(place)));
            case "GET secret" -> shown(name, current(name, secrets.get(name)), false);
            case "GET repositories" -> selected(name, example(path).at("/repositories/0"));
            case "PUT secret" -> put(place, name, body);
            case "GET variables" -> new Reply(200, Map.of("total_count", variables.size(), "variables", List.of()));
            case "GET variable" -> shown(name, current(name, variables.get(name)), true);
            case "PATCH variable" -> patch(name, body);
            case "POST variables" -> create(place + "/" + body.path("name").asText(), body);
            default -> refusal(404, "Not Found");
        };
    }

    private Reply repository(long id) {
        String name = id == WEB ? "web" : currentName;
        Map<String, Object> fields = Map.of("id", id, "name", name, "full_name", "acme/" + name, "archived", archived);
        return new Reply(200, whole(example("/repos/acme/" + name), fields));
    }

    /** Each kind of secret of each place has a key of its own, and another one from time to time. */
    private Sodium keys(String place) {
        return keys.computeIfAbsent(place, any -> new Sodium());
    }

    private String publicKey(String place) {
        return Base64.getEncoder().encodeToString(keys(place).publicKey());
    }

    private String keyId(String place) {
        return String.valueOf(Integer.toUnsignedLong(publicKey(place).hashCode()));
    }

    void changeKeys() {
        keys.clear();
    }

    private Reply selected(String name, JsonNode example) {
        List<Map<String, Object>> all = new ArrayList<>();
        audiences
                .getOrDefault(name, json.createObjectNode())
                .path("selected_repository_ids")
                .forEach(id -> all.add(whole(example, Map.of("id", id.asLong(), "full_name", "acme/" + id))));
        return new Reply(200, Map.of("total_count", all.size(), "repositories", all));
    }

    private Reply put(String place, String name, JsonNode body) {
        if (place.startsWith("/orgs/") && !body.has("visibility")) {
            return refusal(422, "Invalid request.\n\n\"visibility\" wasn't supplied.");
        }
        var opened = keys(place)
                .open(Base64.getDecoder().decode(body.path("encrypted_value").asText()));
        if (opened.isEmpty() || !body.path("key_id").asText().equals(keyId(place))) {
            return refusal(422, "Bad request - secret could not be decrypted");
        }
        audiences.put(name, body);
        boolean isNew = secrets.put(name, new Stored(new String(opened.get(), UTF_8), now)) == null;
        return isNew ? new Reply(201, Map.of()) : new Reply(204, Map.of());
    }

    private Reply patch(String name, JsonNode body) {
        if (!variables.containsKey(name)) {
            return refusal(404, "Not Found");
        }
        variables.put(name, new Stored(body.path("value").asText(), now));
        return new Reply(204, Map.of());
    }

    private Reply create(String name, JsonNode body) {
        if (name.startsWith("/orgs/") && !body.has("visibility")) {
            return refusal(422, "Invalid request.\n\n\"visibility\" wasn't supplied.");
        }
        if (variables.containsKey(name)) {
            return refusal(409, "Already exists - Variable already exists");
        }
        audiences.put(name, body);
        variables.put(name, new Stored(body.path("value").asText(), now));
        return new Reply(201, Map.of());
    }

    private Reply shown(String name, Stored stored, boolean withValue) {
        if (stored == null) {
            return refusal(404, "Not Found");
        }
        var fields = new HashMap<String, Object>();
        fields.put("name", name.substring(name.lastIndexOf('/') + 1));
        fields.put("created_at", "2020-01-01T00:00:00Z");
        fields.put("updated_at", stored.updated().toString());
        if (withValue) {
            fields.put("value", stored.value());
        }
        if (audiences.containsKey(name) && audiences.get(name).has("visibility")) {
            fields.put("visibility", audiences.get(name).path("visibility").asText());
        }
        return new Reply(200, fields);
    }

    private void answer(HttpExchange call, Reply reply) throws IOException {
        if (reply.status() == 204) {
            call.sendResponseHeaders(204, -1);
            call.close();
        } else {
            send(call, reply.status(), json.writeValueAsBytes(reply.fields()));
        }
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private static String kind(String path) {
        if (path.matches("/orgs/[^/]+")) {
            return "organization";
        }
        if (path.matches("/repos/[^/]+/[^/]+|/repositories/[0-9]+")) {
            return "repository";
        }
        if (path.endsWith("/public-key")) {
            return "key";
        }
        if (path.endsWith("/repositories")) {
            return "repositories";
        }
        return path.endsWith("/variables") ? "variables" : path.contains("/variables/") ? "variable" : "secret";
    }

    /** What is shown for some time after it was replaced. */
    private record Stale(Stored shown, int times) {}

    /** An answer. */
    private record Reply(int status, Map<String, ?> fields) {}
}
