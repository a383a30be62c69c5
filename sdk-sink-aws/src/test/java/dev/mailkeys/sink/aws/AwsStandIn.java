package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.core.Secret;
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
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What services of AWS have in common: signatures, operations by name, refusals with a code, and faults. Where AWS's
 * published description is at hand, what breaks it is refused, and answers that break it are noted. It shares no code with
 * the sinks.
 */
abstract class AwsStandIn implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    static final Secret SESSION = Secret.of("IQoJb3JpZ2luX2VjSESSIONSESSIONSESSION");
    static final String REGION = "eu-central-1";

    /** What goes wrong with one call. */
    enum Fault {
        CUT_BEFORE_COMMIT,
        CUT_AFTER_COMMIT,
        ERROR_AFTER_COMMIT
    }

    final ObjectMapper json = new ObjectMapper();
    final List<String> calls = new ArrayList<>();
    final List<String> broken = new ArrayList<>();

    /** By operation: what happens to each such call until there are no faults left. */
    final Map<String, Fault> faults = new HashMap<>();

    int faultsLeft = Integer.MAX_VALUE;

    /** By operation: the code that it is refused with, until there are none left. */
    final Map<String, String> refusals = new HashMap<>();

    int refusalsLeft = Integer.MAX_VALUE;

    /** Fixed answers with 200, by operation. */
    final Map<String, String> answers = new HashMap<>();

    /** By operation: done right before it, once. */
    final Map<String, Runnable> before = new HashMap<>();

    private final String service;
    private final String target;
    private final Optional<ServiceModel> model;
    private final HttpServer server;

    AwsStandIn(String service, String target, String description) throws IOException {
        this.service = service;
        this.target = target;
        this.model = ServiceModel.of(description);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Credentials that are there for some calls and then no more. */
    static AwsAccess endingAfter(AtomicInteger calls) {
        return AwsAccess.of(() -> {
            if (calls.getAndDecrement() <= 0) {
                throw SdkClientException.create("The session " + SESSION.reveal() + " has ended.");
            }
            return AwsSessionCredentials.create(KEY_ID, SECRET.reveal(), SESSION.reveal());
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What is stored now. */
    abstract Optional<String> current();

    /** Another's write. */
    abstract void write(String text);

    /** Carries out an operation. */
    abstract JsonNode perform(String operation, JsonNode input);

    long count(String operation) {
        return calls.stream().filter(operation::equals).count();
    }

    private void handle(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        synchronized (this) {
            try {
                answer(call, body);
            } catch (Refused refused) {
                respond(call, refused.status, refusal(refused));
            } catch (Cut cut) {
                // Closing without an answer is what a dead connection looks like.
            } finally {
                call.close();
            }
        }
    }

    private void answer(HttpExchange call, byte[] bytes) throws IOException {
        String named = String.valueOf(call.getRequestHeaders().getFirst("X-Amz-Target"));
        String operation = named.startsWith(target + ".") ? named.substring(target.length() + 1) : "none";
        calls.add(operation);
        checkRequest(call, bytes, operation);
        JsonNode input = json.readTree(bytes);
        model.ifPresent(known -> known.problemsOfInput(operation, input).forEach(problem -> {
            broken.add(problem);
            throw new Refused(400, "ValidationException", problem);
        }));
        Runnable first = before.remove(operation);
        if (first != null) {
            first.run();
        }
        if (answers.containsKey(operation)) {
            send(call, 200, answers.get(operation).getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (refusals.containsKey(operation) && refusalsLeft-- > 0) {
            String code = refusals.get(operation);
            throw new Refused(statusOf(code), code, "said of " + input);
        }
        Fault fault = faultsLeft > 0 ? faults.get(operation) : null;
        faultsLeft -= fault == null ? 0 : 1;
        perform(call, operation, input, fault);
    }

    /** No code at all is that of something else at the address. */
    private static int statusOf(String code) {
        if (code.startsWith("Internal")) {
            return 500;
        }
        return code.isEmpty() || code.equals("UnknownOperationException") ? 404 : 400;
    }

    private void checkRequest(HttpExchange call, byte[] bytes, String operation) {
        if (!"application/x-amz-json-1.1".equals(call.getRequestHeaders().getFirst("Content-Type"))) {
            throw new Refused(404, "UnknownOperationException", "");
        }
        if (!SESSION.reveal().equals(call.getRequestHeaders().getFirst("X-Amz-Security-Token"))) {
            throw new Refused(400, "UnrecognizedClientException", "");
        }
        if (!Signature4.isRight(call, bytes, KEY_ID, SECRET, REGION, service)) {
            throw new Refused(400, "InvalidSignatureException", "");
        }
        if (operation.equals("none") || model.isPresent() && !model.get().has(operation)) {
            throw new Refused(400, "UnknownOperationException", "");
        }
    }

    private void perform(HttpExchange call, String operation, JsonNode input, Fault fault) throws IOException {
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            throw new Cut();
        }
        JsonNode output = perform(operation, input);
        model.ifPresent(known -> broken.addAll(known.problemsOfOutput(operation, output)));
        if (fault == Fault.CUT_AFTER_COMMIT) {
            throw new Cut();
        }
        if (fault == Fault.ERROR_AFTER_COMMIT) {
            throw new Refused(500, "InternalServiceError", "");
        }
        respond(call, 200, output);
    }

    private JsonNode refusal(Refused refused) {
        return json.createObjectNode()
                .put("__type", "com.amazonaws." + service + "#" + refused.code)
                .put("message", refused.words);
    }

    private void respond(HttpExchange call, int status, JsonNode body) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        call.getResponseHeaders().set("x-amzn-RequestId", "11111111-2222-3333-4444-555555555555");
        send(call, status, json.writeValueAsBytes(body));
    }

    private static void send(HttpExchange call, int status, byte[] bytes) throws IOException {
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A refusal. */
    static final class Refused extends RuntimeException {

        private final int status;
        private final String code;
        private final String words;

        Refused(int status, String code, String words) {
            this.status = status;
            this.code = code;
            this.words = words;
        }

        Refused(String code) {
            this(400, code, "");
        }
    }

    /** The connection ends without an answer. */
    private static final class Cut extends RuntimeException {}
}
