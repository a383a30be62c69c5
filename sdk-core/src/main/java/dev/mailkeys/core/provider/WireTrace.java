package dev.mailkeys.core.provider;

import dev.mailkeys.core.NoResponseException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Watches one attempt from within, to know afterwards whether anything of the request can have left: the type of the
 * exception does not tell, the moment does. Stops a request that must not be sent twice on a connection that may be dead.
 */
final class WireTrace extends EventListener {

    private final @Nullable WireProof proof;
    private volatile boolean sent;
    private volatile boolean fresh;
    private boolean stopped;
    private int status;

    /** Watches an attempt that needs the proof, or none, that the connection it is given is alive. */
    WireTrace(@Nullable WireProof proof) {
        this.proof = proof;
    }

    /** This attempt has made the connection it goes out on. */
    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
        fresh = true;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }

    /** Lets the request go out on the connection that it was given, unless that is not proven alive. */
    Response send(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        stopped = proof != null && !fresh && !proof.isAlive(connection);
        if (stopped) {
            throw new IOException();
        }
        Response response = chain.proceed(chain.request());
        if (proof != null) {
            proof.answered(connection, response);
        }
        status = response.code();
        return WireReply.withoutMeaning(response);
    }

    /** Whether the attempt was stopped before its first byte: nothing was sent, and another connection will do. */
    boolean stopped() {
        return stopped && !sent;
    }

    /** The status of the answer. */
    int status() {
        return status;
    }

    /** Whether sending had begun. */
    boolean sent() {
        return sent;
    }

    /** Why there is no answer. Keeps the interrupt flag set if it was an interruption. */
    Reason reason(Exception failure) {
        if (isInterruption(failure)) {
            Thread.currentThread().interrupt();
            return Reason.INTERRUPTED;
        }
        if (sent) {
            return failure instanceof InterruptedIOException ? Reason.TIMED_OUT : Reason.CUT;
        }
        return isMisconfiguredTls(failure) ? Reason.TLS : Reason.UNREACHABLE;
    }

    private static boolean isInterruption(Exception failure) {
        return Thread.currentThread().isInterrupted()
                || causes(failure)
                        .anyMatch(cause ->
                                cause instanceof ClosedByInterruptException || cause instanceof InterruptedException);
    }

    /**
     * A connection that breaks during the handshake is a broken connection; all else is a mistake that stays. It breaks
     * with any {@link IOException} below: a broken pipe of a channel's socket is no more than that.
     */
    private static boolean isMisconfiguredTls(Exception failure) {
        return causes(failure).anyMatch(SSLException.class::isInstance)
                && causes(failure).noneMatch(cause -> cause instanceof IOException && !(cause instanceof SSLException));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }
}
