package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.rotation.Probe;

/** Judges a token by a read that was made with it. */
final class Showing {

    private Showing() {}

    /**
     * A token that may not make this read, but is told so, is known. The provider must have said so in its own form: a
     * gateway on the way answers 403 to good and bad tokens alike, with a page or with nothing.
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
