package dev.mailkeys.sink.vault;

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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Vault as far as a sink needs it, from its published description (1.15) and its documents: a KV engine of version 2, logins,
 * rights, and faults. What breaks the description is noted and refused. It shares no code with the sink.
 */
final class VaultStandIn implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String TOKEN = "hvs.CAESIJ4C4N4RYc4n4ryc4n4ryc4n4ry";

    /** The fields that each call may have in its body, by the name of the operation in the description. */
    static final Map<String, Set<String>> FIELDS = Map.of(
            "kv-v2-write", Set.of("data", "options", "version"),
            "kv-v2-write-metadata", Set.of("cas_required", "custom_metadata", "delete_version_after", "max_versions"),
            "app-role-login", Set.of("role_id", "secret_id"),
            "kubernetes-login", Set.of("jwt", "role"),
            "jwt-login", Set.of("jwt", "role"));

    /** What goes wrong with one call. */
    enum Fault {
        CUT_BEFORE_COMMIT,
        CUT_AFTER_COMMIT,
        ERROR_AFTER_COMMIT
    }

    /** One version; {@code null} where it was deleted. */
    final Map<Long, ObjectNode> versions = new TreeMap<>();

    final Map<String, String> customMetadata = new TreeMap<>();
    final List<String> calls = new ArrayList<>();
    final List<String> broken = new ArrayList<>();

    /** By operation: what happens to each such call until there are no faults left. */
    final Map<String, Fault> faults = new HashMap<>();

    int faultsLeft = Integer.MAX_VALUE;

    /** By operation: done right before it is looked at, once. */
    final Map<String, Runnable> onCall = new HashMap<>();

    /** Fixed answers with 200, by operation. */
    final Map<String, String> answers = new HashMap<>();

    /** By operation: the status that it is refused with; a 404 is of something before Vault. */
    final Map<String, Integer> refusals = new HashMap<>();

    /** Done right before the next write is. */
    Runnable before = () -> {};

    /** Done right after a write is, whether it is answered or not. */
    Runnable afterWrite = () -> {};

    /** Done right after a look. */
    Runnable afterRead = () -> {};

    /** Whether looks show nothing of what was written, as a standby may for some time. */
    boolean isBehind;

    String namespace = "";

    /** What is mounted; engines of version 1 may say no version. */
    String engine = "kv";

    String engineVersion = "2";
    String secretId = "";

    /** The one that is taken now; a login gives it. */
    String token = TOKEN;

    List<String> rights = List.of("create", "read", "update", "patch");
    final ObjectMapper json = new ObjectMapper();

    private final Optional<VaultDescription> description;
    private final HttpServer server;

    VaultStandIn() throws IOException {
        description = VaultDescription.given();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    long current() {
        return versions.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Another's write. */
    synchronized void write(String field, Object value) {
        ObjectNode now = json.createObjectNode();
        if (versions.get(current()) != null) {
            now.setAll(versions.get(current()));
        }
        now.set(field, json.valueToTree(value));
        versions.put(current() + 1, now);
    }

    private void handle(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        synchronized (this) {
            try {
                answer(call, body);
            } catch (Cut cut) {
                // Closing without an answer is what a dead connection looks like.
            } finally {
                call.close();
            }
        }
    }

    private void answer(HttpExchange call, byte[] bytes) throws IOException {
        String prefix = prefix();
        String path = call.getRequestURI().getPath();
        String operation =
                path.startsWith(prefix) ? operation(call.getRequestMethod(), path.substring(prefix.length())) : "none";
        calls.add(operation);
        Optional.ofNullable(onCall.remove(operation)).ifPresent(Runnable::run);
        JsonNode body = bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
        String like = like(operation);
        if (FIELDS.containsKey(like)) {
            body.fieldNames().forEachRemaining(field -> {
                if (!FIELDS.get(like).contains(field)) {
                    broken.add(operation + " has no field " + field);
                }
            });
        }
        List<String> problems = description
                .map(it -> it.problems(like, method(call), described(call), body))
                .orElse(List.of());
        broken.addAll(problems);
        if (!problems.isEmpty()) {
            respond(call, 400, errors(String.join("; ", problems)));
            return;
        }
        boolean needsToken = !operation.endsWith("login");
        if (needsToken && !token.equals(call.getRequestHeaders().getFirst("X-Vault-Token"))) {
            respond(call, 403, errors("permission denied"));
        } else if (answers.containsKey(operation)) {
            send(call, 200, answers.get(operation).getBytes(StandardCharsets.UTF_8));
        } else if (refusals.containsKey(operation)) {
            int status = refusals.get(operation);
            respond(call, status, status == 404 ? json.createObjectNode() : errors(""));
        } else {
            Fault fault = faultsLeft > 0 ? faults.get(operation) : null;
            faultsLeft -= fault == null ? 0 : 1;
            perform(call, operation, body, fault);
        }
    }

    private String prefix() {
        return "/v1/" + (namespace.isEmpty() ? "" : namespace + "/");
    }

    /** The description has no PATCH. Vault's and OpenBao's documents have, with the fields and answers of a write. */
    private static String like(String operation) {
        return operation.equals("kv-v2-patch-metadata") ? "kv-v2-write-metadata" : operation;
    }

    private static String method(HttpExchange call) {
        return call.getRequestMethod().equals("PATCH") ? "POST" : call.getRequestMethod();
    }

    /** The path as the description has it: without the version of the API and the namespace. */
    private String described(HttpExchange call) {
        return call.getRequestURI().getPath().substring(prefix().length() - 1);
    }

    private JsonNode data(Answer answer) {
        return answer.body() == null ? json.createObjectNode() : answer.body().path("data");
    }

    private static String operation(String method, String path) {
        return switch (method + " " + path) {
            case "GET secret/data/mail/news" -> "kv-v2-read";
            case "POST secret/data/mail/news" -> "kv-v2-write";
            case "GET secret/metadata/mail/news" -> "kv-v2-read-metadata";
            case "PATCH secret/metadata/mail/news" -> "kv-v2-patch-metadata";
            case "POST auth/approle/login" -> "app-role-login";
            case "POST auth/gitlab/login" -> "jwt-login";
            case "POST auth/kubernetes/login" -> "kubernetes-login";
            case "POST sys/capabilities-self" -> "capabilities";
            case "GET sys/internal/ui/mounts/secret" -> "mount";
            default -> "none";
        };
    }

    private void perform(HttpExchange call, String operation, JsonNode body, Fault fault) throws IOException {
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            throw new Cut();
        }
        Answer answer =
                switch (operation) {
                    case "kv-v2-read" -> read();
                    case "kv-v2-read-metadata" -> readMetadata();
                    case "kv-v2-write" -> write(body);
                    case "kv-v2-patch-metadata" -> patchMetadata(call, body);
                    case "capabilities" -> capabilities(body);
                    case "mount" -> new Answer(200, mount());
                    case "none" -> new Answer(404, errors("no handler for route"));
                    default -> login(body);
                };
        if (fault == Fault.CUT_AFTER_COMMIT) {
            throw new Cut();
        }
        description
                .map(it -> it.problemsOfAnswer(
                        like(operation), method(call), described(call), answer.status(), data(answer)))
                .ifPresent(broken::addAll);
        respond(call, fault == null ? answer.status() : 500, fault == null ? answer.body() : errors("internal error"));
    }

    private Answer read() {
        Runnable then = afterRead;
        afterRead = () -> {};
        then.run();
        ObjectNode now = isBehind ? null : versions.get(current());
        return now == null ? new Answer(404, errors("")) : new Answer(200, wrapped(now));
    }

    private JsonNode wrapped(ObjectNode now) {
        ObjectNode data = json.createObjectNode();
        data.set("data", now);
        ObjectNode about = data.putObject("metadata");
        about.put("created_time", "2026-11-26T10:00:00.000000000Z")
                .put("deletion_time", "")
                .put("destroyed", false);
        about.put("version", current()).set("custom_metadata", entries());
        ObjectNode answer = json.createObjectNode().put("request_id", "r").put("lease_duration", 0);
        answer.set("data", data);
        return answer;
    }

    private JsonNode entries() {
        return customMetadata.isEmpty() ? json.nullNode() : json.valueToTree(customMetadata);
    }

    private Answer readMetadata() {
        if (isBehind || versions.isEmpty()) {
            return new Answer(404, errors(""));
        }
        ObjectNode answer = json.createObjectNode();
        answer.putObject("data").put("current_version", current()).set("custom_metadata", entries());
        return new Answer(200, answer);
    }

    private Answer write(JsonNode body) {
        Runnable first = before;
        before = () -> {};
        first.run();
        if (!(body.get("data") instanceof ObjectNode data)) {
            return new Answer(400, errors("no data provided"));
        }
        if (body.at("/options/cas").asLong(-1) != current()) {
            return new Answer(400, errors("check-and-set parameter did not match the current version"));
        }
        versions.put(current() + 1, data);
        ObjectNode answer = json.createObjectNode();
        answer.putObject("data").put("version", current()).put("destroyed", false);
        afterWrite.run();
        return new Answer(200, answer);
    }

    /**
     * A merge of JSON, in which null takes away. The limits are those of the documents: 64 entries, names of 128 bytes, values of
     * 512 that can be printed.
     */
    private Answer patchMetadata(HttpExchange call, JsonNode body) {
        if (!"application/merge-patch+json".equals(call.getRequestHeaders().getFirst("Content-Type"))) {
            return new Answer(415, errors("only JSON merge patch is supported"));
        }
        if (versions.isEmpty()) {
            return new Answer(404, errors(""));
        }
        Map<String, String> entries = new TreeMap<>(customMetadata);
        body.at("/custom_metadata").fields().forEachRemaining(entry -> {
            if (entry.getValue().isNull()) {
                entries.remove(entry.getKey());
            } else {
                entries.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        boolean fits = entries.size() <= 64
                && entries.keySet().stream().allMatch(name -> name.length() <= 128)
                && entries.values().stream().allMatch(value -> value != null && value.matches("[\\x20-\\x7e]{1,512}"));
        if (!fits) {
            return new Answer(400, errors("custom_metadata validation failed"));
        }
        customMetadata.clear();
        customMetadata.putAll(entries);
        return new Answer(204, null);
    }

    private ObjectNode mount() {
        ObjectNode answer = json.createObjectNode();
        ObjectNode data = answer.putObject("data").put("path", "secret/").put("type", engine);
        if (engineVersion.isEmpty()) {
            data.putNull("options");
        } else {
            data.putObject("options").put("version", engineVersion);
        }
        return answer;
    }

    private Answer capabilities(JsonNode body) {
        ObjectNode answer = json.createObjectNode();
        ObjectNode data = answer.putObject("data");
        body.get("paths").forEach(path -> data.set(path.asText(), json.valueToTree(rights)));
        return new Answer(200, answer);
    }

    private Answer login(JsonNode body) {
        boolean isRight =
                body.path("secret_id").asText(body.path("jwt").asText()).equals(secretId);
        if (!isRight) {
            return new Answer(400, errors("invalid role or secret ID"));
        }
        ObjectNode answer = json.createObjectNode();
        answer.putObject("auth").put("client_token", token).put("lease_duration", 60);
        return new Answer(200, answer);
    }

    private ObjectNode errors(String message) {
        ObjectNode answer = json.createObjectNode();
        var errors = answer.putArray("errors");
        if (!message.isEmpty()) {
            errors.add(message);
        }
        return answer;
    }

    private void respond(HttpExchange call, int status, JsonNode body) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        send(call, status, body == null ? new byte[0] : json.writeValueAsBytes(body));
    }

    private static void send(HttpExchange call, int status, byte[] bytes) throws IOException {
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
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
