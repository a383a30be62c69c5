package dev.mailkeys.core.provider;

import java.io.IOException;
import java.io.Serial;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what went wrong below, made to be shown: the kind of failure and where it happened, with the message only
 * where the JDK's own network and certificate classes wrote it. Any other message may quote what a server sent.
 */
final class TransportFailure extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int DEEPEST = 5;
    private static final Pattern WRITE_THEIR_OWN_WORDS = Pattern.compile(
            "(java\\.net|javax\\.net\\.ssl|java\\.security\\.cert|sun\\.security|java\\.nio\\.channels)\\..*");

    /** What the system, and OkHttp with an address behind it, say of no more than that. */
    private static final Pattern OF_A_BREAK =
            Pattern.compile("Broken pipe|Connection reset( by peer)?|unexpected end of stream( on .*)?");

    private static final String BROKEN = "the connection broke";

    /** Of the JDK, but thrown by OkHttp, which quotes the line that breaks the protocol. */
    private static final String QUOTES_THE_SERVER = "java.net.ProtocolException";

    private final String words;

    private TransportFailure(String kind, String words, @Nullable Throwable cause) {
        super(words.isEmpty() ? kind : kind + ": " + words, cause);
        this.words = words;
    }

    /** The words that lie deepest, which tell most; empty if there are none to be shown. */
    String words() {
        String below = getCause() instanceof TransportFailure cause ? cause.words() : "";
        boolean tellsMore = !below.isEmpty() && (words.isEmpty() || !below.equals(BROKEN));
        return tellsMore ? below : words;
    }

    /**
     * The same, behind what was asked last: the system repeats a name that it can't resolve, and may say no more. That a
     * connection broke is said already of a request that was sent.
     */
    String wordsOf(String asked, boolean sent) {
        String name = asked.substring(asked.lastIndexOf(' ') + 1);
        String words = sent && words().equals(BROKEN) ? "" : words();
        return !name.isEmpty() && words.equals(name)
                ? "it can't be resolved"
                : words.startsWith(name + ": ") ? words.substring(name.length() + 2) : words;
    }

    static TransportFailure of(Throwable failure, Redactor redactor) {
        return of(failure, redactor, DEEPEST);
    }

    private static TransportFailure of(Throwable failure, Redactor redactor, int deepest) {
        Throwable cause = failure.getCause();
        TransportFailure below =
                cause != null && cause != failure && deepest > 1 ? of(cause, redactor, deepest - 1) : null;
        var copy = new TransportFailure(failure.getClass().getName(), words(failure, redactor), below);
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    private static String words(Throwable failure, Redactor redactor) {
        String kind = failure.getClass().getName();
        String words = failure.getMessage();
        boolean harmless = !kind.equals(QUOTES_THE_SERVER)
                && WRITE_THEIR_OWN_WORDS.matcher(kind).matches();
        if (words == null) {
            return "";
        } else if (harmless) {
            // OkHttp adds a list of certificates in lines of their own.
            return redactor.redact(words.replaceFirst(":?\\R[\\s\\S]*", ""));
        }
        return failure instanceof IOException && OF_A_BREAK.matcher(words).matches() ? BROKEN : "";
    }
}
