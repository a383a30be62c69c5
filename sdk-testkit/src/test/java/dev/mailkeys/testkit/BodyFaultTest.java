package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BodyFaultTest {
    private static final String KEYS = "/v2/api-keys";
    private static final String BODY = "{'name':'a'}";
    private final EmailitSimulator simulator = EmailitSimulator.start();
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void slowBody_sendsTheFirstBytesAtOnceAndThenDrips() throws Exception {
        simulator.next(Fault.slowBody(5, Duration.ofHours(1)));

        try (RawClient raw = new RawClient(simulator)) {
            assertThat(raw.post(KEYS, BODY).readHead()).startsWith("HTTP/1.1 201");
            assertThat(new String(raw.socket().getInputStream().readNBytes(5))).isEqualTo("{\"obj");
            raw.socket().setSoTimeout(200);
            assertThatThrownBy(raw::read).isInstanceOf(SocketTimeoutException.class);
        }

        assertThat(simulator.keys()).hasSize(2);
    }

    @Test
    void slowBody_arrivesWholeInTheEndAndKeepsItsConnection() throws Exception {
        simulator.next(Fault.slowBody(5, Duration.ofNanos(1)));

        try (RawClient raw = new RawClient(simulator)) {
            assertThat(raw.post(KEYS, BODY).readResponse()).endsWith("\"}").contains("secret_");
            assertThat(raw.get(KEYS).readResponse()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void slowBody_endsWhenTheSimulatorIsClosed() throws Exception {
        simulator.next(Fault.slowBody(0, Duration.ofHours(1)));

        try (RawClient raw = new RawClient(simulator)) {
            raw.post(KEYS, BODY).readHead();
            simulator.close();
            assertThat(raw.readToEnd()).isEmpty();
        }
    }

    @Test
    void cutBody_declaresMoreThanItSends() throws Exception {
        simulator.next(Fault.cutBody());

        try (RawClient raw = new RawClient(simulator)) {
            String response = raw.post(KEYS, BODY).readToEnd();
            String body = response.substring(response.indexOf("\r\n\r\n") + 4);
            assertThat(response).startsWith("HTTP/1.1 201");
            assertThat(body).endsWith("\"}").contains("secret_");
            assertThat(response).contains("Content-Length: " + (body.length() + 64));
        }

        assertThat(simulator.received().get(0).committed()).isTrue();
    }

    @Test
    void cutBody_isAnErrorToARealClient() {
        simulator.next(Fault.cutBody());

        assertThatThrownBy(() -> client.post("/api-keys", BODY)).isInstanceOf(IOException.class);
    }

    @Test
    void cutChunkedBody_endsWithoutTheLastChunk() throws Exception {
        simulator.next(Fault.cutChunkedBody());

        try (RawClient raw = new RawClient(simulator)) {
            String response = raw.post(KEYS, BODY).readToEnd();
            assertThat(response)
                    .contains("Transfer-Encoding: chunked")
                    .endsWith("\"}\r\n")
                    .doesNotContain("\r\n0\r\n");
        }
        simulator.next(Fault.cutChunkedBody());
        assertThatThrownBy(() -> client.post("/api-keys", "{'name':'b'}")).isInstanceOf(IOException.class);
    }

    @Test
    void garbageBody_isA200ThatIsNotJson() throws Exception {
        simulator.next(Fault.garbageBody());

        Reply reply = client.post("/api-keys", BODY);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThatThrownBy(reply::json).isInstanceOf(AssertionError.class);
        assertThat(simulator.keys()).hasSize(2);
    }

    @Test
    void webPage_isA200OfTheWrongType() throws Exception {
        simulator.next(Fault.webPage().beforeCommit());

        Reply reply = client.post("/api-keys", BODY);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.body()).startsWith("<!DOCTYPE html>");
        assertThat(simulator.keys()).hasSize(1);
    }

    @Test
    void hugeBody_isOfTheSizeThatWasAskedForAndWellFormed() throws Exception {
        long size = 50_000_000;
        simulator.next(Fault.hugeBody(size));

        HttpResponse<InputStream> response = stream();

        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(size);
        assertThat(count(response.body())).isEqualTo(size);
        simulator.next(Fault.hugeBody(1000));
        assertThat(client.get("/api-keys").text("padding")).hasSize(1000 - 14);
    }

    @Test
    void gzipBomb_isSmallOnTheWireAndHugeUnpacked() throws Exception {
        long size = 50_000_000;
        simulator.next(Fault.gzipBomb(size));
        HttpResponse<InputStream> response = stream();
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(count(new GZIPInputStream(response.body()))).isEqualTo(size);

        simulator.next(Fault.gzipBomb(size));

        assertThat(count(stream().body())).isLessThan(size / 500);
    }

    @Test
    void hugeHeader_comesWithTheRealAnswer() throws Exception {
        simulator.next(Fault.hugeHeader(100_000));

        try (RawClient raw = new RawClient(simulator)) {
            assertThat(raw.post(KEYS, BODY).readResponse())
                    .contains("X-Padding: " + "a".repeat(100_000) + "\r\n")
                    .contains("secret_");
        }
    }

    @Test
    void deeplyNested_isArraysInArrays() throws Exception {
        simulator.next(Fault.deeplyNested(5000));

        assertThat(client.get("/api-keys").body()).isEqualTo("[".repeat(5000) + "]".repeat(5000));
    }

    private HttpResponse<InputStream> stream() throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(client.request("GET", "/api-keys", ""), BodyHandlers.ofInputStream());
    }

    private static long count(InputStream in) throws IOException {
        return in.transferTo(java.io.OutputStream.nullOutputStream());
    }
}
