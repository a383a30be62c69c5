package dev.mailkeys.sink.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The server that fabric8 keeps for tests of Kubernetes' clients, which has the objects and their versions; and before it
 * what that server has not: who may do what, and what goes wrong.
 */
final class ApiServer implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYWlsa2V5cyJ9.c2lnbmF0dXJl";

    /** What goes wrong with one call. */
    enum Fault {
        CUT_BEFORE_COMMIT,
        CUT_AFTER_COMMIT,
        ERROR_AFTER_COMMIT
    }

    final List<String> calls = new ArrayList<>();
    final List<String> mediaTypes = new ArrayList<>();

    /** By operation, such as {@code PUT secrets}: what happens to each such call until there are no faults left. */
    final Map<String, Fault> faults = new HashMap<>();

    int faultsLeft = Integer.MAX_VALUE;

    /** By operation: the status that it is refused with. */
    final Map<String, Integer> refusals = new HashMap<>();

    /** Fixed answers with 200, by operation. */
    final Map<String, String> answers = new HashMap<>();

    /** What a refusal says. */
    String words = "no";

    /** Verbs and resources, such as {@code update secrets}, that we may not. */
    final Set<String> denied = new HashSet<>();

    /** What is taken as a credential; empty where a certificate says who we are. */
    Optional<String> token = Optional.of(TOKEN);

    /** Done when a call was cut. */
    Runnable afterFault = () -> {};

    /** How many calls are answered before one meets {@link #death}, and all after it are cut. */
    int life = Integer.MAX_VALUE;

    Fault death = Fault.CUT_BEFORE_COMMIT;

    /** Done right before the next change is. */
    Runnable before = () -> {};

    final ObjectMapper json = new ObjectMapper();

    private final KubernetesMockServer objects = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String scheme;

    ApiServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50), "http");
    }

    private ApiServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        objects.init();
        server.createContext("/", this::handle);
        server.start();
    }

    /** One that asks for a certificate where it is to say who we are. */
    static ApiServer secured(SSLContext tls, boolean asksForCertificate) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters own = tls.getDefaultSSLParameters();
                own.setNeedClientAuth(asksForCertificate);
                parameters.setSSLParameters(own);
            }
        });
        return new ApiServer(server, "https");
    }

    URI address() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    long count(String operation) {
        return calls.stream().filter(operation::equals).count();
    }

    /** The Secret as it is really; empty where there is none. */
    Optional<JsonNode> secret() {
        return object("/api/v1/namespaces/mail/secrets/newsletter");
    }

    Optional<JsonNode> deployment() {
        return object("/apis/apps/v1/namespaces/mail/deployments/sender");
    }

    Optional<String> value(String key) {
        return secret().map(found -> found.path("data").path(key).asText())
                .filter(text -> !text.isEmpty())
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    }

    private Optional<JsonNode> object(String path) {
        HttpResponse<String> answer = send("GET", path, "application/json", "");
        return answer.statusCode() == 200 ? Optional.of(tree(answer.body())) : Optional.empty();
    }

    /** Another's change. */
    void change(Consumer<ObjectNode> change) {
        ObjectNode now = secret().map(ObjectNode.class::cast).orElseGet(this::fresh);
        boolean isNew = !now.at("/metadata").has("resourceVersion");
        change.accept(now);
        String secrets = "/api/v1/namespaces/mail/secrets";
        require(
                isNew
                        ? send("POST", secrets, "application/json", now.toString())
                        : send("PUT", secrets + "/newsletter", "application/json", now.toString()));
    }

    private ObjectNode fresh() {
        ObjectNode secret = json.createObjectNode().put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata").put("name", "newsletter").put("namespace", "mail");
        return secret.put("type", "Opaque");
    }

    void write(String key, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        change(now -> data(now).put(key, Base64.getEncoder().encodeToString(bytes)));
    }

    private static ObjectNode data(ObjectNode secret) {
        return secret.get("data") instanceof ObjectNode data ? data : secret.putObject("data");
    }

    void deploy() {
        ObjectNode deployment =
                json.createObjectNode().put("apiVersion", "apps/v1").put("kind", "Deployment");
        deployment.putObject("metadata").put("name", "sender").put("namespace", "mail");
        ObjectNode template = deployment.putObject("spec").putObject("template");
        template.putObject("metadata").putObject("labels").put("app", "sender");
        require(send("POST", "/apis/apps/v1/namespaces/mail/deployments", "application/json", deployment.toString()));
    }

    private static void require(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    private void handle(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        try {
            answer(call, new String(body, StandardCharsets.UTF_8));
        } catch (Cut cut) {
            // Closing without an answer is what a dead connection looks like.
        } finally {
            call.close();
        }
    }

    private synchronized void answer(HttpExchange call, String body) throws IOException {
        boolean isDead = life < 0;
        boolean dies = life-- == 0;
        if (isDead) {
            throw new Cut();
        }
        String[] path = call.getRequestURI().getPath().split("/");
        String beforeLast = path[path.length - 2];
        boolean isNamed = beforeLast.equals("secrets") || beforeLast.equals("deployments");
        String kind = isNamed ? beforeLast : path[path.length - 1];
        String operation = call.getRequestMethod() + " " + kind;
        calls.add(operation);
        mediaTypes.add(String.valueOf(call.getRequestHeaders().getFirst("Content-Type")));
        String shown = call.getRequestHeaders().getFirst("Authorization");
        if (!token.map(expected -> ("Bearer " + expected).equals(shown)).orElse(shown == null)) {
            respond(call, 401, status("Unauthorized"));
        } else if (answers.containsKey(operation)) {
            respond(call, 200, answers.get(operation));
        } else if (refusals.containsKey(operation)) {
            respond(call, refusals.get(operation), status(words));
        } else if (kind.equals("selfsubjectaccessreviews")) {
            respond(call, 201, review(tree(body)));
        } else {
            Fault fault = dies ? death : faultsLeft > 0 ? faults.get(operation) : null;
            faultsLeft -= fault == null ? 0 : 1;
            perform(call, body, fault);
        }
    }

    private void perform(HttpExchange call, String body, Fault fault) throws IOException {
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            afterFault.run();
            throw new Cut();
        }
        if (!call.getRequestMethod().equals("GET")) {
            Runnable first = before;
            before = () -> {};
            first.run();
        }
        String type = String.valueOf(call.getRequestHeaders().getFirst("Content-Type"));
        HttpResponse<String> answer =
                send(call.getRequestMethod(), call.getRequestURI().getPath(), type, body);
        if (fault == Fault.CUT_AFTER_COMMIT) {
            throw new Cut();
        }
        respond(call, fault == null ? answer.statusCode() : 500, fault == null ? answer.body() : status("etcd"));
    }

    private String review(JsonNode asked) {
        JsonNode what = asked.at("/spec/resourceAttributes");
        boolean isDenied = denied.contains(
                what.path("verb").asText() + " " + what.path("resource").asText());
        ObjectNode review = json.createObjectNode();
        review.putObject("status").put("allowed", !isDenied);
        return review.toString();
    }

    private String status(String message) {
        return json.createObjectNode()
                .put("kind", "Status")
                .put("message", message)
                .toString();
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        var publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(objects.url(path)))
                .header("Content-Type", type)
                .method(method, publisher)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void respond(HttpExchange call, int status, String body) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        objects.destroy();
    }

    /** The connection ends without an answer. */
    private static final class Cut extends RuntimeException {}
}
