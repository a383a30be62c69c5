package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.rotation.Probe;

/** Verifies a token by a read that was made with it. */
final class Showing {

    private Showing() {}

    /**
     * A 403 shows that the token is known but lacks the right, if it has the provider's own form: a gateway on the way
     * answers 403 to good and bad tokens alike, with a page or an empty body.
     */
    static Probe by(Runnable read) {
        try {
            read.run();
            return Probe.ACCEPTED;
        } catch (ForbiddenException known) {
            return known.providerMessage().isBlank() ? Probe.UNKNOWN : Probe.ACCEPTED;
        } catch (UnauthorizedException refused) {
            return Probe.REFUSED;
        } catch (MailkeysException noProof) {
            return Probe.UNKNOWN;
        }
    }
}
