package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.SecretContent;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes a parameter. AWS has no conditional write: the parameter is read before, and the number of the new version
 * shows afterwards whether somebody else wrote in between.
 *
 * @param calls the calls
 * @param content the place of the token in the parameter
 * @param creation whether a missing parameter is created, and with which KMS key
 * @param advice what to do about refusals
 */
record ParameterWrites(ParameterCalls calls, SecretContent content, CreateIfMissing creation, Remedy advice) {

    /** How often somebody else may be faster before our first write. */
    private static final int TRIES = 4;

    /** Puts a token in place; {@code look} reads the current content, and throws if it is not as expected. */
    StoredParameter put(Delivery delivery, Supplier<StoredParameter> look) {
        for (int tried = 1; ; tried++) {
            StoredParameter now = look.get();
            if (now.holds(content, delivery)) {
                return now;
            }
            Secret text = content.write(now.text(), delivery);
            try {
                long version = now.version() == 0 ? create(text) : overwrite(now, text);
                requireNobodyBetween(now, version);
                return new StoredParameter(version, text.reveal());
            } catch (ConflictException another) {
                if (tried == TRIES) {
                    throw advice.failure(Kind.CONFLICT, "nothing was written", another);
                }
            } catch (MailkeysException failed) {
                return lookedUp(now, text, failed);
            } catch (AwsAccess.Unknown nobody) {
                throw advice.problem(Kind.UNCHANGED, nobody.getMessage() + " Nothing was changed.");
            }
        }
    }

    private long create(Secret text) {
        creation.require(advice);
        return calls.create(text, creation.kmsKey());
    }

    private long overwrite(StoredParameter now, Secret text) {
        ParameterCalls.Version before = advice.looking(() -> calls.version(now.version()))
                .orElseThrow(() -> advice.problem(
                        Kind.CONFLICT, "it was changed by another since it was read. Nothing was written."));
        return calls.overwrite(text, before, creation.kmsKey());
    }

    /** Finds out whether a write without a clear answer has taken effect. */
    private StoredParameter lookedUp(StoredParameter before, Secret text, MailkeysException failed) {
        if (!failed.mayHaveTakenEffect()) {
            throw advice.failure(Kind.UNCHANGED, "nothing was written", failed);
        }
        Optional<StoredParameter> now = look(failed);
        if (now.filter(stored -> stored.text().equals(text.reveal())).isEmpty()) {
            throw doubtful(failed);
        }
        requireNobodyBetween(before, now.get().version());
        return now.get();
    }

    private Optional<StoredParameter> look(MailkeysException failed) {
        try {
            return calls.current().map(ParameterWrites::stored);
        } catch (MailkeysException | AwsAccess.Unknown alsoFailed) {
            throw doubtful(failed);
        }
    }

    static StoredParameter stored(ParameterCalls.Parameter found) {
        return new StoredParameter(
                found.number().orElse(0L), found.value().map(Secret::reveal).orElse(""));
    }

    private SinkException doubtful(MailkeysException failed) {
        String status = failed instanceof ApiException refused && refused.status() >= 500 ? "AWS failed; " : "";
        return advice.failure(Kind.UNKNOWN, status + "it may have been written", failed);
    }

    /** Reports that another's write was overwritten. */
    private void requireNobodyBetween(StoredParameter before, long version) {
        if (version != before.version() + 1) {
            throw advice.problem(
                    Kind.UNKNOWN,
                    "the token was written as version " + version + ", and another wrote version "
                            + (before.version() + 1)
                            + " a moment before. Its history has both: see with \"aws ssm get-parameter-history\" whether"
                            + " the other change must be made again.");
        }
    }
}
