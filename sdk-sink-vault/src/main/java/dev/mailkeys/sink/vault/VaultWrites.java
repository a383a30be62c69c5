package dev.mailkeys.sink.vault;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** In which order a secret and its metadata are written, and what is made of a write that got no answer. */
final class VaultWrites {

    /** So often another may be faster, or an answer be lost. */
    private static final int TRIES = 4;

    private final VaultCalls calls;
    private final VaultPlace place;

    VaultWrites(VaultCalls calls, VaultPlace place) {
        this.calls = calls;
        this.place = place;
    }

    /**
     * Puts a token into the field, and then says whose it is.
     *
     * @param look reads what is there now, and throws where that is not what it should be
     * @return what is there now
     */
    Stored put(Delivery delivery, Supplier<Stored> look) {
        Stored written = token(delivery, look);
        Map<String, String> entries = written.with(place.field(), delivery);
        if (!entries.equals(written.metadata())) {
            try {
                calls.writeMetadata(entries);
            } catch (MailkeysException failed) {
                throw failure(Kind.UNKNOWN, "the token was written, but not whose it is", failed);
            }
        }
        return new Stored(written.version(), written.fields(), entries);
    }

    /** The token itself; where it is there already, nothing is written. */
    private Stored token(Delivery delivery, Supplier<Stored> look) {
        for (int tried = 1; tried <= TRIES; tried++) {
            Stored now = look.get();
            requireThatItKeeps(now);
            if (now.holds(place.field(), delivery.token())) {
                return now;
            }
            Optional<Long> version = write(now, delivery.token());
            if (version.isPresent()) {
                return now.next(version.get(), place.field(), delivery.token());
            }
        }
        throw new SinkException(
                Kind.CONFLICT,
                name() + " was changed by others again and again while it was to be written. Nothing was written.",
                null);
    }

    /** The version that was written; empty where another was faster. */
    private Optional<Long> write(Stored now, Secret token) {
        for (int tried = 1; ; tried++) {
            try {
                return Optional.of(calls.write(now.with(place.field(), token), now.version()));
            } catch (MailkeysException failed) {
                if (failed instanceof ApiException refused && Vault.isMismatch(refused)) {
                    return tried == 1 ? Optional.empty() : found(now, token, failed);
                }
                if (!failed.mayHaveTakenEffect()) {
                    Kind kind = tried == 1 ? Kind.UNCHANGED : Kind.UNKNOWN;
                    throw failure(kind, tried == 1 ? "nothing was written" : "it may have been written", failed);
                }
                Stored then = lookUp(failed);
                if (then.version() != now.version()) {
                    return found(then, now, token);
                }
                if (tried == TRIES) {
                    throw failure(Kind.UNKNOWN, "it may have been written", failed);
                }
            }
        }
    }

    /** Ours, if a write before this one has taken effect after all. */
    private Optional<Long> found(Stored now, Secret token, MailkeysException failed) {
        return found(lookUp(failed), now, token);
    }

    /** Once another version is there, ours can't come any more: it is there now, or was, or never will be. */
    private Optional<Long> found(Stored then, Stored now, Secret token) {
        boolean isOurs = then.version() == now.version() + 1 && then.holds(place.field(), token);
        return isOurs ? Optional.of(then.version()) : Optional.empty();
    }

    private Stored lookUp(MailkeysException lost) {
        try {
            return calls.read();
        } catch (MailkeysException alsoFailed) {
            throw failure(Kind.UNKNOWN, "it may have been written", lost);
        }
    }

    /** Whether all fields come back as they are. */
    void requireThatItKeeps(Stored now) {
        now.fieldThatWouldChange().ifPresent(field -> {
            throw new SinkException(
                    Kind.UNCHANGED,
                    name() + ": another field, " + field + ", has a number with a fraction, which might come back as"
                            + " another one. Write it as text, or give the token a secret of its own.",
                    null);
        });
    }

    SinkException failure(Kind kind, String what, MailkeysException failed) {
        String advice = failed instanceof ApiException refused ? Vault.advice(refused, place) : "";
        return new SinkException(kind, name() + ": " + what + ". " + failed.getMessage() + advice, failed);
    }

    private String name() {
        return place.nameOf(place.field());
    }
}
