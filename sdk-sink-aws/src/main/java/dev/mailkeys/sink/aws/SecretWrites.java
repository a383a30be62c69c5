package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.SecretContent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes a secret of Secrets Manager in two steps: adds a version that is not current, then moves {@code AWSCURRENT} to
 * it from the version that was seen. AWS does that only if the label is still there.
 *
 * @param calls the calls
 * @param content the place of the token in the secret
 * @param creation whether a missing secret is created, and with which KMS key
 * @param advice what to do about refusals
 */
record SecretWrites(SecretCalls calls, SecretContent content, CreateIfMissing creation, Remedy advice) {

    /** How often somebody else may be faster, or an answer be lost. */
    private static final int TRIES = 4;

    private static final int MOST_BYTES = 65_536;

    /** Puts a token in place; {@code look} reads the current content, and throws if it is not as expected. */
    StoredSecret put(Delivery delivery, Supplier<StoredSecret> look) {
        for (int tried = 1; tried <= TRIES; tried++) {
            StoredSecret now = look.get();
            if (now.holds(content, delivery)) {
                return now;
            }
            Secret text = content.write(now.text(), delivery);
            requireRoom(text);
            String version = VersionIds.of(advice.sink(), now.version().orElse(""), delivery.mark());
            boolean isWritten = now.exists() ? written(now, version, text) : created(version, text);
            if (isWritten) {
                return new StoredSecret(true, Optional.of(version), text.reveal());
            }
        }
        throw advice.problem(
                Kind.CONFLICT,
                "it was changed by others again and again while it was to be written; its current version"
                        + " is not ours.");
    }

    private boolean created(String version, Secret text) {
        creation.require(advice);
        try {
            calls.create(version, text, creation.kmsKey());
            return true;
        } catch (ConflictException another) {
            return false;
        } catch (MailkeysException failed) {
            if (!failed.mayHaveTakenEffect()) {
                throw advice.failure(Kind.UNCHANGED, "it was not made", failed);
            }
            return requireCurrent(version, failed);
        } catch (AwsAccess.Unknown nobody) {
            throw notSent(nobody);
        }
    }

    private boolean written(StoredSecret now, String version, Secret text) {
        boolean isFirst = now.version().isEmpty();
        try {
            calls.put(version, text);
        } catch (MailkeysException failed) {
            // A first version is current at once. Nobody reads any other before it is made current.
            if (!isFirst || !failed.mayHaveTakenEffect()) {
                throw advice.failure(Kind.UNCHANGED, "its current version was not changed", failed);
            }
            return requireCurrent(version, failed);
        } catch (AwsAccess.Unknown nobody) {
            throw notSent(nobody);
        }
        return isFirst ? isCurrent(version) : moved(now.version().get(), version);
    }

    /** The first version is current at once, unless somebody else has just added another. */
    private boolean isCurrent(String version) {
        try {
            return calls.current().flatMap(SecretCalls.Value::version).equals(Optional.of(version));
        } catch (MailkeysException unseen) {
            throw advice.failure(
                    Kind.UNKNOWN, "a version was added, and it is not known whether it is the current one", unseen);
        } catch (AwsAccess.Unknown nobody) {
            throw advice.problem(Kind.UNKNOWN, String.valueOf(nobody.getMessage()));
        }
    }

    private SinkException notSent(AwsAccess.Unknown nobody) {
        return advice.problem(Kind.UNCHANGED, nobody.getMessage() + " Nothing was changed.");
    }

    /** Looks for a first version whose write got no answer. */
    private boolean requireCurrent(String version, MailkeysException lost) {
        try {
            if (calls.current().flatMap(SecretCalls.Value::version).equals(Optional.of(version))) {
                return true;
            }
        } catch (MailkeysException | AwsAccess.Unknown alsoFailed) {
            // The outcome stays unknown, for the first reason.
        }
        throw advice.failure(Kind.UNKNOWN, "it may have been written", lost);
    }

    /** Whether a version became current; not if somebody else has changed the secret meanwhile. */
    private boolean moved(String from, String to) {
        boolean isDoubtful = false;
        for (int tried = 1; ; tried++) {
            try {
                calls.move(from, to);
                return true;
            } catch (MailkeysException failed) {
                isDoubtful |= failed.mayHaveTakenEffect();
                if (!failed.mayHaveTakenEffect() && !isMismatch(failed)) {
                    throw notMoved(isDoubtful, failed);
                }
                String current = current(isDoubtful, failed);
                if (current.equals(to)) {
                    return true;
                }
                boolean isOver = isMismatch(failed) || tried == TRIES;
                if (current.equals(from) ? isOver : isDoubtful) {
                    throw notMoved(isDoubtful, failed);
                }
                if (!current.equals(from)) {
                    return false;
                }
            } catch (AwsAccess.Unknown nobody) {
                throw advice.problem(isDoubtful ? Kind.UNKNOWN : Kind.UNCHANGED, String.valueOf(nobody.getMessage()));
            }
        }
    }

    private String current(boolean isDoubtful, MailkeysException failed) {
        try {
            return calls.describe().flatMap(SecretCalls.About::current).orElse("");
        } catch (MailkeysException | AwsAccess.Unknown alsoFailed) {
            throw notMoved(isDoubtful, failed);
        }
    }

    private SinkException notMoved(boolean isDoubtful, MailkeysException failed) {
        return isDoubtful
                ? advice.failure(Kind.UNKNOWN, "a version was added, and may have become the current one", failed)
                : advice.failure(Kind.UNCHANGED, "a version was added, but not made the current one", failed);
    }

    /** AWS has no code of its own for a label at another version. */
    private static boolean isMismatch(MailkeysException failed) {
        return failed instanceof ApiException refused
                && (Refusal.is(refused, "InvalidParameterException") || Refusal.is(refused, "InvalidRequestException"));
    }

    private void requireRoom(Secret text) {
        if (text.reveal().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw advice.problem(Kind.UNCHANGED, "with the token the secret would have more than 64 KiB.");
        }
    }
}
