package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What was read or written last: tells a change of another key of the Secret from a change of this token. */
final class LastSeen {

    private final KubernetesPlace place;
    private final AtomicReference<@Nullable SinkState> last = new AtomicReference<>();

    LastSeen(KubernetesPlace place) {
        this.place = place;
    }

    /** Keeps the key's content in a Secret; refuses a key whose content can't be a token. */
    SinkState keep(StoredSecret secret) {
        SinkState state = state(secret);
        last.set(state);
        return state;
    }

    SinkState state(StoredSecret secret) {
        if (secret.holdsNoToken(place.key())) {
            throw new SinkException(
                    Kind.UNCHANGED,
                    place + ": the key holds several lines or no text, so it is not a token. Is it the right key?",
                    null);
        }
        return new SinkState(secret.token(place.key()), secret.mark(place.key()), Optional.of(secret.version()));
    }

    /** Refuses a token that somebody else has put there since the expected version. */
    StoredSecret expected(StoredSecret now, Optional<String> expected) {
        SinkState state = state(now);
        SinkState before = last.get();
        boolean isAsExpected = expected.isEmpty()
                || expected.equals(state.version())
                || before != null && expected.equals(before.version()) && isSameToken(before, state);
        if (!isAsExpected) {
            throw new SinkException(Kind.CONFLICT, place + " was changed by another since it was read.", null);
        }
        return now;
    }

    private static boolean isSameToken(SinkState one, SinkState other) {
        return one.token().equals(other.token()) && one.mark().equals(other.mark());
    }
}
