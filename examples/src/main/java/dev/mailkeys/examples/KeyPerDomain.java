package dev.mailkeys.examples;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.NewKey;
import java.util.Optional;

/**
 * A piece of an application: one key for each domain, made when it is first needed. Its test shows how to test your own
 * code with a simulator.
 */
public final class KeyPerDomain {

    private final JetEmailKeys keys;

    /**
     * Makes the piece.
     *
     * @param keys the account; the simulator's in tests
     */
    public KeyPerDomain(JetEmailKeys keys) {
        this.keys = keys;
    }

    /**
     * The token to send from a domain with.
     *
     * @param domain the domain
     * @return the token of the domain's key
     * @throws MailkeysException if there is no such key and none can be made
     */
    public Secret tokenFor(String domain) {
        String name = domain.replace('.', '-');
        return find(name).orElseGet(() -> create(name, domain));
    }

    private Secret create(String name, String domain) {
        try {
            return keys.create(NewKey.builder()
                            .name(name)
                            .addApprovedDomains(domain)
                            .build())
                    .token();
        } catch (MailkeysException failed) {
            if (!failed.mayHaveTakenEffect()) {
                throw failed;
            }
            return find(name).orElseThrow(() -> failed);
        }
    }

    private Optional<Secret> find(String name) {
        return keys.findByName(name).stream().findFirst().flatMap(KeyInfo::token);
    }
}
