package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The old key's token, from the list or from a person. It is put back only after it was verified to be the old key's.
 */
final class OldToken {

    private static final int LOOKS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Work work;
    private final ManagedKey old;

    OldToken(Work work, ManagedKey old) {
        this.work = work;
        this.old = old;
    }

    /**
     * The token, checked as far as possible without a change.
     *
     * @throws Unfit if there is none, it is another key's, or the provider refuses it
     * @throws Halt if the provider can't tell now
     */
    Secret checked() {
        Secret token = atHand();
        if (old.token().isEmpty()) {
            refuseKnownOthers(token);
        }
        if (old.usable()) {
            prove(token);
        }
        return token;
    }

    private Secret atHand() {
        Optional<Secret> brought = work.oldToken().get();
        if (brought.isPresent() && old.token().isPresent() && !old.token().equals(brought)) {
            throw new Unfit("The token you gave is not the old key's.");
        }
        return old.token()
                .or(() -> brought)
                .orElseThrow(
                        () -> new Unfit("A rollback needs the old key's token, which this provider does not show again:"
                                + " give it to rollback, as with --old-token-file PATH."));
    }

    private void refuseKnownOthers(Secret token) {
        if (work.adapter().authenticatesWith(token)) {
            throw new Unfit("The token you gave is the credential that these calls are made with.");
        }
        int attempt = work.progress().attempt();
        boolean delivered = work.sinks().stream()
                .filter(sink -> work.progress().delivered(attempt, sink.name()).isPresent())
                .map(Sink::read)
                .filter(state -> !SinkContents.identity(state).endsWith("-a0"))
                .anyMatch(state -> state.token().filter(token::equals).isPresent());
        if (delivered) {
            throw new Unfit("The token you gave is the new key's, which is in the sinks.");
        }
    }

    private void prove(Secret token) {
        boolean known = old.token().isPresent() || work.memory().isProven(token);
        for (int look = 1; !isLetIn(token, known) && !known; look++) {
            if (look == LOOKS) {
                requireReadableSinks();
                break;
            }
            work.sleep(BETWEEN_LOOKS, "to see whose token it is");
        }
        work.memory().prove(token);
    }

    /** Whether the provider accepts the token and, by the old key's sign of use, shows that it is the old key's. */
    private boolean isLetIn(Secret token, boolean known) {
        Map<String, String> before = known ? Map.of() : signs();
        switch (work.adapter().probe(token)) {
            case REFUSED -> throw new Unfit("The provider rejects the old token.");
            case UNKNOWN -> throw Halt.incomplete("It is not known now whether the provider accepts the old token.");
            case ACCEPTED -> {
                return !known && isOldKeys(before, signs());
            }
        }
        return false;
    }

    private boolean isOldKeys(Map<String, String> before, Map<String, String> after) {
        if (moved(before, after, old.id())) {
            return true;
        }
        after.keySet().stream()
                .filter(id -> moved(before, after, id))
                .findFirst()
                .ifPresent(other -> {
                    throw new Unfit("The token you gave does not seem to be the old key's: the provider shows a use of "
                            + other + " just now, and none of " + old.id() + ".");
                });
        return false;
    }

    /** A write-only sink might hold this very token, so that a rollback would delete its key. */
    private void requireReadableSinks() {
        if (!work.sinks().stream().allMatch(SinkContents::isReadable)) {
            throw new Unfit("It is not known whether the token you gave is the old key's or the new one's.");
        }
        work.warn("The provider accepts the old token, but does not show which key it belongs to.");
    }

    private static boolean moved(Map<String, String> before, Map<String, String> after, String id) {
        return !after.getOrDefault(id, "").equals(before.getOrDefault(id, ""));
    }

    private Map<String, String> signs() {
        return work.adapter().list("").stream()
                .collect(Collectors.toMap(ManagedKey::id, key -> key.signOfUse().orElse(""), (one, other) -> one));
    }
}
