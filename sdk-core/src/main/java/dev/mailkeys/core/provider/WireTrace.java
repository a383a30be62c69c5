package dev.mailkeys.core.provider;

import dev.mailkeys.core.NoResponseException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Watches one attempt from within, to know afterwards whether anything of the request can have left: the type of the
 * exception does not tell, the moment does.
 */
final class WireTrace extends EventListener {

    private volatile boolean sent;

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
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
                || causes(failure).anyMatch(cause -> cause instanceof ClosedByInterruptException)
                || causes(failure).anyMatch(InterruptedException.class::isInstance);
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
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
