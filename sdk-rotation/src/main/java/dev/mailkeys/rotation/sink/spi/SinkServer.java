package dev.mailkeys.rotation.sink.spi;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.core.UnreadableResponseException;
import java.net.URI;
import java.util.Objects;

/**
 * The server that a kind of sink calls.
 *
 * @param name one lower-case word, such as {@code github}
 * @param title its name in messages, such as {@code GitHub}
 * @param address where it is, unless {@code base-url} or the variable says otherwise
 * @param addressVariable the environment variable that may name another address, such as {@code GITHUB_API_URL}
 */
public record SinkServer(String name, String title, URI address, String addressVariable) {

    /**
     * Creates one. No argument may be null.
     *
     * @param name one lower-case word, such as {@code github}
     * @param title its name in messages, such as {@code GitHub}
     * @param address where it is, unless {@code base-url} or the variable says otherwise
     * @param addressVariable the environment variable that may name another address, such as {@code GITHUB_API_URL}
     */
    public SinkServer {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(title, "title must not be null");
        Objects.requireNonNull(address, "address must not be null");
        Objects.requireNonNull(addressVariable, "addressVariable must not be null");
    }

    /**
     * What to do about a failure that any server may have: it is not reached, something else answers in its place, it has
     * failed itself, or it refuses. What a refusal means in particular, the kind of sink knows better; what it has no words
     * for is left to this.
     *
     * @param failed the failure
     * @return a sentence with a space before it, for a refusal always; empty where there is nothing to say
     */
    public String advice(MailkeysException failed) {
        return advice(failed, "base-url, or " + addressVariable);
    }

    /**
     * The same for a server whose address is said elsewhere.
     *
     * @param failed the failure
     * @param place where its address stands
     * @return a sentence with a space before it, for a refusal always; empty where there is nothing to say
     */
    public String advice(MailkeysException failed, String place) {
        Objects.requireNonNull(failed, "failed must not be null");
        Objects.requireNonNull(place, "place must not be null");
        if (failed instanceof UnreadableResponseException) {
            return " Something else may have answered, such as a proxy or a page for logins: look at the address ("
                    + place + ") and at the proxy.";
        }
        if (failed instanceof ServerErrorException) {
            return " " + title + ", or a proxy before it, has failed: try again in some minutes.";
        }
        if (failed instanceof ApiException refused) {
            return ofRefusal(refused, place);
        }
        return failed instanceof NoResponseException none ? advice(none.reason(), place) : "";
    }

    private String ofRefusal(ApiException refused, String place) {
        if (refused instanceof UnauthorizedException) {
            return " The credential for " + title + " has ended, was revoked or is wrong: get another one.";
        }
        if (refused instanceof ForbiddenException) {
            return " The credential for " + title + " lacks a right for this: add it, then try again.";
        }
        if (refused instanceof RateLimitedException) {
            return " " + title + " asks for fewer calls: try again in some minutes.";
        }
        if (refused instanceof ConflictException) {
            return " Something else changes it at this moment: try again, and if that goes on, find out who does.";
        }
        boolean isElsewhere = refused.status() < 400 || refused instanceof NotFoundException;
        return isElsewhere
                ? " Is what is named there, may the credential see it, and is the address right (" + place + ")?"
                : " " + title + " does not take the call as it is: fix what it names, then try again.";
    }

    private String advice(Reason reason, String place) {
        return switch (reason) {
            case UNREACHABLE, BLOCKED ->
                " Is " + title + " up, is its address right (" + place
                        + "), and does this machine reach it, by its proxy if it has one?";
            case TLS -> " An authority of your own is named with ca-file.";
            case CUT, TIMED_OUT -> " Try again when " + title + " answers; if it is only slow, set a longer timeout.";
            case INTERRUPTED, NO_TIME_LEFT, FAILED_HERE -> "";
        };
    }
}
