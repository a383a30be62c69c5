package dev.mailkeys.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.NoResponseException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

    private final Attempt attempt = new Attempt(1, new TellingHeaders("X-Request-Id", ""));

    @AfterEach
    void clearTheInterruptFlag() {
        Thread.interrupted();
    }

    private static <T extends Throwable> T causedBy(T failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }

    private Reason reason(Throwable failure) {
        return Diagnosis.of(failure, attempt).reason();
    }

    private void begin() {
        Call call = new OkHttpClient()
                .newCall(new Request.Builder().url("https://acme.example").build());
        attempt.requestHeadersStart(call);
    }

    static Stream<Exception> mistakes() {
        return Stream.of(
                new SSLHandshakeException("no common protocol"),
                new SSLPeerUnverifiedException("another host"),
                causedBy(new SSLHandshakeException("untrusted"), new CertificateException("untrusted")),
                new IllegalStateException(new SSLException("within")),
                causedBy(new SSLException("no trust anchors"), new RuntimeException(new CertificateException())));
    }

    static Stream<Exception> breaks() {
        return Stream.of(
                new IOException("no route"),
                new ConnectException("refused"),
                new SocketTimeoutException("connect timed out"),
                new UnknownHostException("acme.example"),
                new IllegalStateException("whatever"),
                causedBy(new SSLHandshakeException("terminated"), new EOFException()),
                causedBy(new SSLException("reset"), new SocketException("Connection reset")),
                causedBy(new SSLException("kickstart"), new IOException("Broken pipe")),
                causedBy(new InterruptedIOException("timeout"), new SSLException("closed")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void failureToTrust_isAMistakeThatStays(Exception failure) {
        assertThat(reason(failure)).isEqualTo(Reason.TLS);
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void failureBeforeSending_isThatNothingWasReached(Exception failure) {
        assertThat(attempt.sent()).isFalse();
        assertThat(reason(failure)).isEqualTo(Reason.UNREACHABLE);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void failureAfterSendingBegan_isACutOrATimeout_whateverItsType() {
        begin();
        assertThat(attempt.sent()).isTrue();
        assertThat(reason(new ConnectException("refused"))).isEqualTo(Reason.CUT);
        assertThat(reason(new SSLHandshakeException("untrusted"))).isEqualTo(Reason.CUT);
        assertThat(reason(new IllegalStateException("whatever"))).isEqualTo(Reason.CUT);
        assertThat(reason(new InterruptedIOException("timeout"))).isEqualTo(Reason.TIMED_OUT);
        assertThat(reason(new SocketTimeoutException("timeout"))).isEqualTo(Reason.TIMED_OUT);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    static Stream<Exception> interruptions() {
        return Stream.of(
                new InterruptedException(),
                new ClosedByInterruptException(),
                new IOException(new ClosedByInterruptException()),
                new IOException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void interruption_setsTheFlag_whetherAnythingWasSentOrNot(Exception failure) {
        assertThat(reason(failure)).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        begin();
        assertThat(reason(failure)).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void flagThatIsSet_isAnInterruptionWhateverTheFailure() {
        Thread.currentThread().interrupt();
        assertThat(reason(new SocketException("Closed by interrupt"))).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.acme.example: Name or service not known",
                "api.acme.example: nodename nor servname provided, or not known",
                "No such host is known (api.acme.example)",
                "api.acme.example: Name does not resolve"
            })
    void nameThatIsCertainNotToExist_blocksTheWay(String words) {
        assertThat(reason(new UnknownHostException(words))).isEqualTo(Reason.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.acme.example",
                "api.acme.example: Temporary failure in name resolution",
                "it was not resolved in time"
            })
    void nameThatMayComeToExist_isThatNothingWasReached(String words) {
        assertThat(reason(new UnknownHostException(words))).isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "Failed to authenticate with proxy, BLOCKED",
        "Unexpected response code for CONNECT: 403, BLOCKED",
        "Unexpected response code for CONNECT: 502, UNREACHABLE"
    })
    void proxyThatRefuses_blocksTheWay_butNotOneThatFails(String words, Reason reason) {
        assertThat(reason(new IOException(words))).isEqualTo(reason);
        begin();
        assertThat(reason(new IOException(words))).isEqualTo(Reason.CUT);
    }

    @Test
    void error_isAFailureHere() {
        begin();
        assertThat(reason(new OutOfMemoryError("Java heap space"))).isEqualTo(Reason.FAILED_HERE);
    }

    @Test
    void causesThatGoInACircle_comeToAnEnd() {
        var first = new IOException("first");
        var second = new IOException("second", first);
        first.initCause(second);
        assertThat(reason(first)).isEqualTo(Reason.UNREACHABLE);
    }
}
