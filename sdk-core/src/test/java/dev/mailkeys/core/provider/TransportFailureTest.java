package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Canary;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.nio.channels.ClosedByInterruptException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of a failure below that may be shown. */
class TransportFailureTest {

    private final Redactor redactor =
            new Redactor(List.of(Pattern.compile("tok_[a-z0-9_]+")), List.of(Canary.CREDENTIAL));

    private TransportFailure shown(Throwable failure) {
        return TransportFailure.of(failure, redactor);
    }

    @Test
    void wordsOfTheJdk_areShownRedacted() {
        assertThat(shown(new ConnectException("Connection refused")))
                .hasMessage("java.net.ConnectException: Connection refused");
        assertThat(shown(new SSLHandshakeException(Canary.CREDENTIAL.reveal() + " and " + Canary.UNSEEN)))
                .hasMessage("javax.net.ssl.SSLHandshakeException: *** and ***");
        assertThat(shown(new CertificateException("expired")))
                .hasMessage("java.security.cert.CertificateException: expired");
    }

    @Test
    void wordsOfAnyoneElse_areNotShown() {
        assertThat(shown(new EOFException(Canary.TEXT))).hasMessage("java.io.EOFException");
        assertThat(shown(new ProtocolException(Canary.TEXT))).hasMessage("java.net.ProtocolException");
        assertThat(shown(new IllegalStateException(Canary.TEXT))).hasMessage("java.lang.IllegalStateException");
    }

    /** The system's words come in an exception that others use, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Broken pipe",
                "Connection reset by peer",
                "unexpected end of stream on https://api.acme.example/..."
            })
    void connectionThatBroke_isSaid_whereNothingTellsMore(String words) {
        assertThat(shown(new IOException(words)).words()).isEqualTo("the connection broke");
        assertThat(shown(new SSLException(null, new IOException(words))).words())
                .isEqualTo("the connection broke");
        assertThat(shown(new SSLHandshakeException("Remote host terminated the handshake")
                                .initCause(new IOException(words)))
                        .words())
                .isEqualTo("Remote host terminated the handshake");
    }

    @Test
    void failureWithoutWords_isShownByItsKind() {
        assertThat(shown(new ClosedByInterruptException()))
                .hasMessage("java.nio.channels.ClosedByInterruptException")
                .hasNoCause();
    }

    @Test
    void placeWhereItHappened_isKept() {
        var failure = new IOException(new EOFException());
        assertThat(shown(failure).getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(shown(failure).getCause().getStackTrace())
                .isEqualTo(failure.getCause().getStackTrace());
    }

    @Test
    void suppressedFailures_areLeftOut() {
        var failure = new IOException("failure");
        failure.addSuppressed(new IOException(Canary.TEXT));
        assertThat(shown(failure).getSuppressed()).isEmpty();
    }

    @Test
    void causes_areShownFiveDeepAndNoDeeper() {
        Throwable failure = new IOException();
        for (int i = 0; i < 20; i++) {
            failure = new IOException(failure);
        }
        long shown = Stream.iterate((Throwable) shown(failure), cause -> cause != null, Throwable::getCause)
                .count();
        assertThat(shown).isEqualTo(5);
    }
}
