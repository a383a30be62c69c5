package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import java.util.Optional;

/**
 * The variable that says whose token another one holds. It counts only while it fits that token.
 *
 * @param writes looks at it and writes it
 */
record GitLabMark(GitLabWrites writes) {

    /** What GitLab takes as a value. */
    private static final int LONGEST = 10_000;

    Optional<KeyMark> read(Secret token) {
        return writes.look().flatMap(Variable::token).flatMap(text -> KeyMarkJson.read(text.reveal(), token));
    }

    /** Says whose the token is that was written a moment ago. */
    void put(Delivery delivery, String sink) {
        String text = KeyMarkJson.write(delivery.mark(), delivery.token(), LONGEST);
        try {
            writes.write(Secret.of(text), writes.look());
        } catch (SinkException failed) {
            throw failure(sink, String.valueOf(failed.getMessage()), failed);
        } catch (MailkeysException failed) {
            SinkException advised = writes.failure(Kind.UNKNOWN, "it can't be read", failed);
            throw failure(sink, String.valueOf(advised.getMessage()), failed);
        }
    }

    private static SinkException failure(String sink, String why, Throwable cause) {
        return new SinkException(Kind.UNKNOWN, sink + ": the token was written, but not whose it is. " + why, cause);
    }
}
