package dev.mailkeys.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A user of one account: the JDK's client, which knows nothing of the simulators or of the SDK. */
final class Client {
    /** A message that JetEmail's simulator takes; an empty one it refuses. */
    static final String MAIL = "{\"subject\":\"hello\"}";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final String header;
    private final String credential;

    private Client(URI base, String header, String credential) {
        this.base = base;
        this.header = header;
        this.credential = credential;
    }

    static Client of(ProviderSimulator simulator) {
        return of(simulator, simulator.managementToken());
    }

    static Client of(ProviderSimulator simulator, String token) {
        return simulator instanceof ElasticEmailSimulator
                ? new Client(simulator.baseUrl(), "X-ElasticEmail-ApiKey", token)
                : new Client(simulator.baseUrl(), "Authorization", "Bearer " + token);
    }

    static Client anonymous(ProviderSimulator simulator) {
        return new Client(simulator.baseUrl(), "X-Nothing", "none");
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    Reply put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    Reply patch(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, body);
    }

    Reply delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    Reply delete(String path, String body) throws IOException, InterruptedException {
        return send("DELETE", path, body);
    }

    Reply send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request(method, path, body), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .header(header, credential)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)))
                .build();
    }

    /** Tests write JSON with single quotes. */
    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
