package dev.mailkeys.sink.vault;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes a secret and its metadata in a safe order, and handles writes without an answer. */
final class VaultWrites {

    /** How often somebody else may be faster, or an answer be lost. */
    private static final int TRIES = 4;

    private static final String MAYBE = "it may have been written";

    private final VaultCalls calls;
    private final VaultPlace place;

    VaultWrites(VaultCalls calls, VaultPlace place) {
        this.calls = calls;
        this.place = place;
    }

    /**
     * Writes the mark and then the token; the other way round if there is no secret yet.
     *
     * @param look reads the current secret
     * @param requireExpected throws if it is not as expected
     * @return the secret that is there now
     */
    Stored put(Delivery delivery, Supplier<Stored> look, Consumer<Stored> requireExpected) {
        var isDoubtful = new AtomicBoolean();
        Stored written;
        try {
            written = token(delivery, look, requireExpected, isDoubtful);
        } catch (SinkException failed) {
            throw isDoubtful.get() ? doubtful(failed) : failed;
        }
        return saying(written, delivery, Kind.UNKNOWN, "the token was written, but not whose it is");
    }

    private static SinkException doubtful(SinkException failed) {
        return new SinkException(
                Kind.UNKNOWN,
                failed.getMessage() + " A write of ours had no answer, and may have been there before that.",
                failed);
    }

    /** Writes the token, unless it is already there. */
    private Stored token(
            Delivery delivery, Supplier<Stored> look, Consumer<Stored> requireExpected, AtomicBoolean isDoubtful) {
        for (int tried = 1; tried <= TRIES; tried++) {
            Stored now = look.get();
            if (now.holds(place.field(), delivery.token())) {
                return now;
            }
            requireExpected.accept(now);
            requireThatItKeeps(now);
            Stored said = now.version() == 0
                    ? now
                    : saying(
                            now,
                            delivery,
                            Kind.UNCHANGED,
                            "the token was not written, because the metadata that says whose it is could not be written");
            Optional<Stored> written = write(said, delivery.token(), isDoubtful);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new SinkException(
                Kind.CONFLICT,
                name() + " was changed by others again and again before it could be written. Nothing was written."
                        + " Find out who writes it, then try again.",
                null);
    }

    /** The same with a mark for the new or current token. */
    private Stored saying(Stored now, Delivery delivery, Kind kind, String failure) {
        Map<String, String> entries = now.with(place.field(), delivery);
        if (!entries.equals(now.metadata())) {
            try {
                calls.changeMetadata(MarkEntries.of(place.field()).changes(now.metadata(), entries));
            } catch (MailkeysException | SinkException failed) {
                throw failure(kind, failure, failed);
            }
        }
        return now.saying(entries);
    }

    /** The secret after the write; empty if somebody else was faster. */
    private Optional<Stored> write(Stored now, Secret token, AtomicBoolean isDoubtful) {
        for (int tried = 1; ; tried++) {
            try {
                long version = calls.write(now.with(place.field(), token), now.version());
                return Optional.of(now.next(version, place.field(), token));
            } catch (SinkException notLetIn) {
                throw tried == 1 ? notLetIn : failure(Kind.UNKNOWN, MAYBE, notLetIn);
            } catch (MailkeysException failed) {
                boolean isOvertaken = failed instanceof ApiException refused && Vault.isMismatch(refused);
                if (isOvertaken && tried == 1) {
                    return Optional.empty();
                }
                if (!isOvertaken && !failed.mayHaveTakenEffect()) {
                    Kind kind = tried == 1 ? Kind.UNCHANGED : Kind.UNKNOWN;
                    throw failure(kind, tried == 1 ? "nothing was written" : MAYBE, failed);
                }
                Stored then = lookUp(failed);
                if (then.version() != now.version()) {
                    return overtaken(now, then, token, isDoubtful);
                }
                if (isOvertaken || tried == TRIES) {
                    // What is shown may be out of date: an earlier write may be there.
                    throw failure(Kind.UNKNOWN, MAYBE, failed);
                }
            }
        }
    }

    /**
     * With another version there, our write can't take effect any more: it is there now or never will be, or it was
     * there, if there were several new versions.
     */
    private Optional<Stored> overtaken(Stored now, Stored then, Secret token, AtomicBoolean isDoubtful) {
        boolean isThere = then.holds(place.field(), token);
        isDoubtful.compareAndSet(false, !isThere && then.version() != now.version() + 1);
        return Optional.of(then).filter(it -> isThere);
    }

    private Stored lookUp(MailkeysException lost) {
        try {
            return calls.read();
        } catch (MailkeysException | SinkException alsoFailed) {
            throw failure(Kind.UNKNOWN, MAYBE, lost);
        }
    }

    /** Whether all fields are returned unchanged. */
    void requireThatItKeeps(Stored now) {
        now.fieldThatWouldChange().ifPresent(field -> {
            throw new SinkException(
                    Kind.UNCHANGED,
                    name() + ": another field, " + field + ", has a number with a fraction, which a write might"
                            + " change. Write it as text, or give the token a secret of its own.",
                    null);
        });
    }

    SinkException failure(Kind kind, String what, RuntimeException failed) {
        String advice = Vault.advice(failed, place);
        return new SinkException(kind, name() + ": " + what + ". " + failed.getMessage() + advice, failed);
    }

    private String name() {
        return place.nameOf(place.field());
    }
}
