package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.KeyStatus;
import dev.mailkeys.rotation.Probe;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What JetEmail's list says of a token. */
final class JetEmailTokens {

    private static final Set<KeyStatus> SENDING = Set.of(KeyStatus.ACTIVE, KeyStatus.QUOTA_UNLOCKED);
    private static final Set<KeyStatus> STOPPED =
            Set.of(KeyStatus.DISABLED, KeyStatus.SUSPENDED, KeyStatus.QUOTA_LOCKED);

    private JetEmailTokens() {}

    /** An unknown status does not prove that the key may send. */
    static boolean maySend(KeyStatus status) {
        return SENDING.contains(status);
    }

    static Probe judge(Secret token, List<KeyInfo> listed) {
        Optional<KeyStatus> status = listed.stream()
                .filter(key -> key.token().filter(token::equals).isPresent())
                .map(KeyInfo::status)
                .findFirst();
        return status.map(JetEmailTokens::judge).orElseGet(() -> ofUnlisted(listed));
    }

    private static Probe judge(KeyStatus status) {
        return maySend(status) ? Probe.ACCEPTED : STOPPED.contains(status) ? Probe.REFUSED : Probe.UNKNOWN;
    }

    /** A masked token may be any, so a missing token proves something only in a list without masks. */
    private static Probe ofUnlisted(List<KeyInfo> listed) {
        boolean allShown = listed.stream().allMatch(key -> key.token().isPresent());
        return allShown ? Probe.REFUSED : Probe.UNKNOWN;
    }
}
