package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The variable with the mark of another variable's token. It is written first, and besides the new mark holds that of
 * the current token. So at every moment one of the two fits, and only the fitting one counts.
 *
 * @param writes reads and writes it
 */
record GitLabMark(GitLabWrites writes) {

    /** The longest value in GitLab. */
    private static final int LONGEST = 10_000;

    /** A separator that no mark contains. */
    private static final String BETWEEN = "`";

    Optional<KeyMark> read(Secret token) {
        return writes.look().flatMap(now -> fitting(now, token)).flatMap(text -> KeyMarkJson.read(text, token));
    }

    private static Optional<String> fitting(Variable now, Secret token) {
        return now.token()
                .flatMap(said -> Stream.of(said.reveal().split(BETWEEN, -1))
                        .filter(text -> KeyMarkJson.read(text, token).isPresent())
                        .findFirst());
    }

    /** The mark of the current token, in at most half of the room, after the new one. */
    private static Optional<String> kept(Variable now, Secret token) {
        return fitting(now, token)
                .flatMap(text -> KeyMarkJson.read(text, token))
                .map(mark -> BETWEEN + KeyMarkJson.write(mark, token, LONGEST / 2 - 1));
    }

    /**
     * Writes the new token's mark, and reads the token again before it is written, so that another's change is not
     * overwritten.
     *
     * @param now the token's variable before
     * @param tokens writes the token
     * @return the token's variable afterwards
     */
    Optional<Variable> before(Delivery delivery, Optional<Variable> now, GitLabWrites tokens) {
        Optional<Secret> held = now.flatMap(Variable::token);
        put(delivery, held, tokens.place().name());
        Optional<Variable> again = tokens.look();
        if (!held.equals(again.flatMap(Variable::token))) {
            throw tokens.conflict();
        }
        return again;
    }

    private void put(Delivery delivery, Optional<Secret> held, String sink) {
        try {
            Optional<Variable> now = writes.look();
            String before = held.filter(token -> !token.equals(delivery.token()))
                    .flatMap(token -> now.flatMap(said -> kept(said, token)))
                    .orElse("");
            String text = KeyMarkJson.write(delivery.mark(), delivery.token(), LONGEST - before.length());
            writes.write(Secret.of(text + before), now);
        } catch (SinkException failed) {
            Kind kind = failed.kind() == Kind.CONFLICT ? Kind.CONFLICT : Kind.UNCHANGED;
            throw failure(kind, sink, String.valueOf(failed.getMessage()), failed);
        } catch (MailkeysException failed) {
            SinkException advised = writes.failure(Kind.UNCHANGED, "it can't be read", failed);
            throw failure(Kind.UNCHANGED, sink, String.valueOf(advised.getMessage()), failed);
        }
    }

    private static SinkException failure(Kind kind, String sink, String why, Throwable cause) {
        return new SinkException(
                kind,
                sink + ": the token was not written, because the variable that says whose it is could not be written. "
                        + why,
                cause);
    }
}
