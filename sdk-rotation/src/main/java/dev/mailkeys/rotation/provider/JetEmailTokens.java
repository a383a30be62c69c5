package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.Status;
import dev.mailkeys.rotation.Probe;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What JetEmail's list says of a token. */
final class JetEmailTokens {

    private static final Set<Status> SENDING = Set.of(Status.ACTIVE, Status.QUOTA_UNLOCKED);
    private static final Set<Status> STOPPED = Set.of(Status.DISABLED, Status.SUSPENDED, Status.QUOTA_LOCKED);

    private JetEmailTokens() {}

    /** Of a word that JetEmail has added it is not known that it lets a key send. */
    static boolean maySend(Status status) {
        return SENDING.contains(status);
    }

    static Probe judge(Secret token, List<KeyInfo> listed) {
        Optional<Status> status = listed.stream()
                .filter(key -> key.token().filter(token::equals).isPresent())
                .map(KeyInfo::status)
                .findFirst();
        return status.map(JetEmailTokens::judge).orElseGet(() -> ofUnlisted(listed));
    }

    private static Probe judge(Status status) {
        return maySend(status) ? Probe.ACCEPTED : STOPPED.contains(status) ? Probe.REFUSED : Probe.UNKNOWN;
    }

    /** A token may be behind any mask, so that it is not to be seen proves something only where there is none. */
    private static Probe ofUnlisted(List<KeyInfo> listed) {
        boolean allShown = listed.stream().allMatch(key -> key.token().isPresent());
        return allShown ? Probe.REFUSED : Probe.UNKNOWN;
    }
}
