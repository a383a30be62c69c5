package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.UnreadableResponseException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to a create may hold the only copy of a token: however odd it is, what came of it is kept. */
@Timeout(120)
class KeptBytesTest {

    private static final String PACKED = "Content-Encoding: gzip\r\n";

    private static RawServer answering(String head, byte[] body) {
        return RawServer.of(connection -> {
            connection.read();
            connection
                    .write("HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + body.length + "\r\n\r\n")
                    .write(body);
            connection.drain();
        });
    }

    private static ApiClient client(RawServer server, int maxResponseBytes) {
        var settings = ClientSettings.builder().baseUrl(server.url()).maxResponseBytes(maxResponseBytes);
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming());
    }

    private static UnreadableResponseException lost(RawServer server, Repeat repeat) {
        var failure = catchThrowableOfType(
                UnreadableResponseException.class, () -> client(server, 1 << 25).call(Acme.request(repeat)));
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(server.requests()).hasSize(1);
        assertThat(failure.mayHaveTakenEffect()).isEqualTo(repeat != Repeat.SAFE);
        Canary.assertAbsentFrom(failure);
        return failure;
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void answerThatIsSaidToBePacked_isReadWhetherItIsOrNot(Repeat repeat) throws IOException {
        for (byte[] body : List.of(utf8(Acme.KEY), packed(utf8(Acme.KEY)))) {
            try (RawServer server = answering(PACKED, body)) {
                Acme.Key key = client(server, 1 << 20).call(Acme.request(repeat));
                assertThat(key.token().reveal()).isEqualTo(Canary.UNSEEN);
            }
        }
    }

    @Test
    void packedAnswerThatIsDamaged_isKeptAsFarAsItUnpacks() throws IOException {
        byte[] damaged = packed(utf8(Acme.KEY));
        damaged[damaged.length - 6] ^= 1;
        try (RawServer server = answering(PACKED, damaged)) {
            assertThat(lost(server, Repeat.NEVER).body().orElseThrow().reveal()).isEqualTo(Acme.KEY);
        }
    }

    @Test
    void packedAnswerThatCannotBeUnpackedAtAll_isKeptAsItCame() throws IOException {
        byte[] damaged = Arrays.copyOf(packed(utf8(Acme.KEY)), 14);
        damaged[2] = 9;
        try (RawServer server = answering(PACKED, damaged)) {
            assertThat(lost(server, Repeat.NEVER).body().orElseThrow().reveal().getBytes(StandardCharsets.ISO_8859_1))
                    .isEqualTo(damaged);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"token\":\"" + Canary.UNSEEN + "\u00ff\"}", "\u00fe\u00ff\u0000{\u0000", "\u00c3("})
    void answerThatIsNoUtf8_isKeptByteByByte(String bytes) throws IOException {
        byte[] body = bytes.getBytes(StandardCharsets.ISO_8859_1);
        try (RawServer server = answering("", body)) {
            assertThat(lost(server, Repeat.NEVER).body().orElseThrow().reveal()).isEqualTo(bytes);
        }
    }

    @Test
    void answerInUtf8_isKeptAsText() throws IOException {
        try (RawServer server = answering("", utf8("<html>ключ"))) {
            assertThat(lost(server, Repeat.NEVER).body().orElseThrow().reveal()).isEqualTo("<html>ключ");
        }
    }

    @ParameterizedTest
    @CsvSource({"204, SAFE", "204, IDEMPOTENT", "204, NEVER", "205, SAFE", "205, NEVER"})
    void successThatMustHaveNoBodyAndHasOne_isNeitherLostNorSentAgain(int status, Repeat repeat) throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write("HTTP/1.1 " + status + " No Content\r\nContent-Length: " + Acme.KEY.length() + "\r\n\r\n"
                    + Acme.KEY);
            connection.drain();
        })) {
            assertThat(lost(server, repeat))
                    .hasMessageContaining("the provider answered " + status
                            + ", but the answer can't be used: it breaks the rules of HTTP");
        }
    }

    @Test
    void delete_answeredWithoutContentButWithABody_hasWorked() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}");
            connection.drain();
        })) {
            client(server, 1 << 20).call(Acme.DELETE.at("k1"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void lengthThatIsNone_isToldAndItsConnectionClosed(Repeat repeat) throws Exception {
        var closed = new CountDownLatch(5);
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" + Acme.KEY);
            connection.drain();
            closed.countDown();
        })) {
            ApiClient client = client(server, 1 << 20);
            for (int call = 1; call <= 5; call++) {
                var failure = catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(repeat)));
                assertThat(failure).isInstanceOf(UnreadableResponseException.class);
                assertThat(failure.mayHaveTakenEffect()).isEqualTo(repeat != Repeat.SAFE);
                assertThat(server.requests()).hasSize(call);
            }
            closed.await();
        }
    }

    @Test
    void create_isReadWhateverTheLimitOfAnswersIs() throws IOException {
        try (RawServer server = answering("", utf8(Acme.KEY))) {
            assertThat(client(server, 1)
                            .call(Acme.request(Repeat.NEVER))
                            .token()
                            .reveal())
                    .isEqualTo(Canary.UNSEEN);
        }
    }

    @Test
    void createWhoseAnswerIsEndless_isReadUpToAMebibyte() throws IOException {
        byte[] long3 = utf8(Canary.UNSEEN + "x".repeat(3 << 20));
        try (RawServer server = answering("", long3)) {
            UnreadableResponseException failure = lost(server, Repeat.NEVER);
            assertThat(failure.body().orElseThrow().reveal()).hasSize(1 << 20).startsWith(Canary.UNSEEN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 16, 24, 32, 48})
    void createWithHardlyAnyMemory_isAnOutcomeAndNoError(int megabytes) throws Exception {
        byte[] large = utf8("{\"token\":\"" + Canary.UNSEEN + "\",\"note\":\"" + "x".repeat(30 << 20) + "\"}");
        try (RawServer server = answering("", large)) {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                            "-Xmx" + megabytes + "m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ProgramThatCreates.class.getName(),
                            server.url().toString())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(printed).isEqualTo("UnreadableResponseException true " + (1 << 20) + "\n");
        }
    }
}
