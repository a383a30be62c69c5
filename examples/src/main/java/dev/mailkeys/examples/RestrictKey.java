package dev.mailkeys.examples;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyChanges;
import dev.mailkeys.jetemail.NewKey;
import java.io.PrintStream;
import java.util.List;

/** Restricts a key to the domains it sends from and the addresses it is used from. */
public final class RestrictKey {

    private RestrictKey() {}

    /**
     * Runs against the account of {@code JETEMAIL_API_KEY}. What it makes it deletes.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(JetEmailKeys.fromEnv(), System.out);
    }

    static void run(JetEmailKeys keys, PrintStream out) {
        Secret token = keys.create(NewKey.named("restricted")).token();

        keys.update(
                token,
                KeyChanges.builder()
                        .approvedDomains(List.of("example.com", "news.example.com"))
                        .ipRestrictions(List.of("203.0.113.7", "2001:db8::/32"))
                        .build());

        // What a change does not name stays: this one leaves domains and addresses alone.
        keys.update(token, KeyChanges.builder().quota(10_000).build());
        keys.findByName("restricted").forEach(key -> out.println(key.approvedDomains() + " " + key.ipRestrictions()));

        try {
            keys.update(
                    token,
                    KeyChanges.builder()
                            .approvedDomains(List.of("exampleXcom"))
                            .ipRestrictions(List.of("10.0.0.0/33"))
                            .build());
        } catch (InvalidRequestException refused) {
            refused.violations().forEach(out::println); // both mistakes at once, and nothing was sent
        }
        keys.delete(token);
    }
}
