package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Writes a Secret, and handles writes without an answer. Every write names the version that it replaces: of two that
 * name the same one, at most one takes effect.
 */
final class SecretWrites {

    /** How often somebody else may be faster, or an answer be lost. */
    private static final int TRIES = 4;

    private static final String MAYBE = "it may have been written";

    private final SecretCalls calls;
    private final KubernetesPlace place;
    private final SinkFailures failures;
    private final boolean creates;

    SecretWrites(SecretCalls calls, KubernetesPlace place, boolean creates) {
        this.calls = calls;
        this.place = place;
        this.failures = new SinkFailures(calls, place);
        this.creates = creates;
    }

    /**
     * Puts a delivery into the Secret.
     *
     * @param look reads the current Secret, and throws if it is not as expected
     * @return the Secret that is there now
     */
    StoredSecret put(Delivery delivery, Supplier<StoredSecret> look) {
        var isDoubtful = new AtomicBoolean();
        try {
            return put(delivery, look, isDoubtful);
        } catch (SinkException failed) {
            throw isDoubtful.get() ? doubtful(failed) : failed;
        }
    }

    private static SinkException doubtful(SinkException failed) {
        return new SinkException(
                Kind.UNKNOWN,
                failed.getMessage() + " A write of ours had no answer, and may have been there before that.",
                null);
    }

    private StoredSecret put(Delivery delivery, Supplier<StoredSecret> look, AtomicBoolean isDoubtful) {
        for (int tried = 1; tried <= TRIES; tried++) {
            StoredSecret now = look.get();
            requireThatItCanBeWritten(now);
            if (now.holds(place.key(), delivery)) {
                return now;
            }
            Optional<StoredSecret> written = write(now, delivery, isDoubtful);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new SinkException(
                Kind.CONFLICT,
                place + " was changed by others again and again before it could be written. Nothing was written. Find"
                        + " out who writes it, then try again.",
                null);
    }

    /** What was written; empty if somebody else was faster. */
    private Optional<StoredSecret> write(StoredSecret now, Delivery delivery, AtomicBoolean isDoubtful) {
        Map<String, Object> body = now.with(place, delivery);
        for (int tried = 1; ; tried++) {
            try {
                return Optional.of(calls.write(body));
            } catch (SinkException nobody) {
                // Without a login this one was not sent, but an earlier one may still take effect.
                throw tried == 1 ? nobody : failures.of(Kind.UNKNOWN, MAYBE, nobody);
            } catch (MailkeysException failed) {
                if (tried == 1 && isOvertaken(failed, now)) {
                    return Optional.empty();
                }
                if (tried == 1 && !failed.mayHaveTakenEffect()) {
                    throw refused(now, failed, delivery);
                }
                StoredSecret then = lookUp(failed, delivery);
                if (then.holds(place.key(), delivery)) {
                    return Optional.of(then);
                }
                if (!then.version().equals(now.version())) {
                    // There is another version, so ours can't take effect any more. It may have been there before.
                    isDoubtful.set(true);
                    return Optional.empty();
                }
                if (tried == TRIES || !failed.mayHaveTakenEffect()) {
                    // An earlier one may still take effect.
                    throw failures.ofSecret(Kind.UNKNOWN, MAYBE, failed, delivery.token());
                }
            }
        }
    }

    private SinkException refused(StoredSecret now, MailkeysException failed, Delivery delivery) {
        String what = "nothing was written";
        return now.isThere()
                ? failures.ofSecret(Kind.UNCHANGED, what, failed, delivery.token())
                : failures.ofCreation(Kind.UNCHANGED, what, failed, delivery.token());
    }

    /** Whether the version differs from the one to be replaced, including a Secret that appeared or disappeared. */
    private static boolean isOvertaken(MailkeysException failed, StoredSecret now) {
        return failed instanceof ConflictException || now.isThere() && failed instanceof NotFoundException;
    }

    private StoredSecret lookUp(MailkeysException lost, Delivery delivery) {
        try {
            return calls.read();
        } catch (MailkeysException | SinkException alsoFailed) {
            throw failures.ofSecret(Kind.UNKNOWN, MAYBE, lost, delivery.token());
        }
    }

    void requireThatItCanBeWritten(StoredSecret now) {
        if (now.isImmutable()) {
            throw refusal("the Secret is immutable, which can't be undone. Name another Secret, or make this one anew"
                    + " without immutable: true.");
        }
        if (now.isBeingDeleted()) {
            throw refusal("the Secret is being deleted. Once it is gone, make it anew, then try again.");
        }
        if (!now.isThere() && !creates) {
            throw refusal(
                    "there is no Secret " + place.secret() + " in the namespace " + place.namespace() + ". Make it ("
                            + "kubectl -n " + place.namespace() + " create secret generic " + place.secret()
                            + "), or say create = true. Looked as " + calls.who() + ".");
        }
    }

    private SinkException refusal(String what) {
        return new SinkException(Kind.UNCHANGED, place + ": " + what, null);
    }
}
