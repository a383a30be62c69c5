package dev.mailkeys.core.provider;

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
import org.junit.jupiter.params.provider.MethodSource;

class WireTraceTest {

    private final WireTrace trace = new WireTrace(null);

    @AfterEach
    void clearTheInterruptFlag() {
        Thread.interrupted();
    }

    private static <T extends Throwable> T causedBy(T failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }

    private void begin() {
        Call call = new OkHttpClient()
                .newCall(new Request.Builder().url("https://acme.example").build());
        trace.requestHeadersStart(call);
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
        assertThat(trace.reason(failure)).isEqualTo(Reason.TLS);
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void failureBeforeSending_isThatNothingWasReached(Exception failure) {
        assertThat(trace.sent()).isFalse();
        assertThat(trace.reason(failure)).isEqualTo(Reason.UNREACHABLE);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void failureAfterSendingBegan_isACutOrATimeout_whateverItsType() {
        begin();
        assertThat(trace.sent()).isTrue();
        assertThat(trace.reason(new ConnectException("refused"))).isEqualTo(Reason.CUT);
        assertThat(trace.reason(new SSLHandshakeException("untrusted"))).isEqualTo(Reason.CUT);
        assertThat(trace.reason(new IllegalStateException("whatever"))).isEqualTo(Reason.CUT);
        assertThat(trace.reason(new InterruptedIOException("timeout"))).isEqualTo(Reason.TIMED_OUT);
        assertThat(trace.reason(new SocketTimeoutException("timeout"))).isEqualTo(Reason.TIMED_OUT);
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
        assertThat(trace.reason(failure)).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        begin();
        assertThat(trace.reason(failure)).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void flagThatIsSet_isAnInterruptionWhateverTheFailure() {
        Thread.currentThread().interrupt();
        assertThat(trace.reason(new SocketException("Closed by interrupt"))).isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void causesThatGoInACircle_comeToAnEnd() {
        var first = new IOException("first");
        var second = new IOException("second", first);
        first.initCause(second);
        assertThat(trace.reason(first)).isEqualTo(Reason.UNREACHABLE);
    }
}
