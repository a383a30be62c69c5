package dev.mailkeys.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.yaml.snakeyaml.Yaml;

/** As much of GitHub's API as one secret of any kind needs. It keeps sealed values as they came. */
public final class GitHubHost implements AutoCloseable {

    public static final String CREDENTIAL = "github_pat_h0stsOwnCr3dential9876543210";

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** By path: the sealed secrets, and the variables. */
    public final Map<String, String> stored = new ConcurrentHashMap<>();

    /** How many calls came, with any credential. */
    public final AtomicInteger calls = new AtomicInteger();

    private final HttpServer server;

    public GitHubHost() throws IOException {
        this(HttpServer.create(LOOPBACK, 0));
    }

    /** One that shows a certificate for localhost. */
    public GitHubHost(SSLContext tls) throws IOException {
        this(secured(HttpsServer.create(LOOPBACK, 0), tls));
    }

    private GitHubHost(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer secured(HttpsServer server, SSLContext tls) {
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    public URI address() {
        String scheme = server instanceof HttpsServer ? "https://localhost:" : "http://127.0.0.1:";
        return URI.create(scheme + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        String path = call.getRequestURI().getPath();
        String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        if (!("Bearer " + CREDENTIAL).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            answer(call, 401, "{\"message\":\"Bad credentials\"}");
        } else if (call.getRequestMethod().equals("GET")) {
            Optional<String> found = found(path);
            answer(call, found.isPresent() ? 200 : 404, found.orElse("{\"message\":\"Not Found\"}"));
        } else {
            keep(path, new Yaml().load(body));
            answer(call, 201, "{}");
        }
    }

    private void keep(String path, Map<String, Object> fields) {
        Object sealed = fields.get("encrypted_value");
        String name = path.endsWith("/variables") ? "/" + fields.get("name") : "";
        stored.put(path + name, String.valueOf(sealed == null ? fields.get("value") : sealed));
    }

    private Optional<String> found(String path) {
        if (path.matches("/repos/[^/]+/[^/]+")) {
            String name = path.substring("/repos/".length());
            return Optional.of("{\"id\":7,\"full_name\":\"" + name + "\",\"archived\":false}");
        }
        if (path.endsWith("/public-key")) {
            return Optional.of("{\"key_id\":\"7\",\"key\":\"" + publicKey() + "\"}");
        }
        if (path.endsWith("/variables")) {
            return Optional.of("{\"total_count\":0,\"variables\":[]}");
        }
        String times = "\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:00Z\"";
        return Optional.ofNullable(stored.get(path))
                .map(value -> path.contains("/variables/") ? ",\"value\":\"" + value.replace("\"", "\\\"") + "\"" : "")
                .map(value -> "{\"name\":\"NAME\"," + times + value + "}");
    }

    private static String publicKey() {
        byte[] secret = new byte[32];
        secret[5] = 7;
        byte[] open = new byte[32];
        X25519.generatePublicKey(secret, 0, open, 0);
        return Base64.getEncoder().encodeToString(open);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
