package consumer;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.NewKey;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.testkit.JetEmailSimulator;

/** Makes a key at a simulator, with what the bundle gave. */
public final class Consumer {

    private Consumer() {}

    public static void main(String[] arguments) {
        try (var jetemail = JetEmailSimulator.start()) {
            var settings = ClientSettings.builder().baseUrl(jetemail.baseUrl()).build();
            var keys = JetEmailKeys.using(Secret.of(jetemail.managementToken()), settings);
            String token = keys.create(NewKey.named("newsletter")).token().reveal();
            if (!token.startsWith("transactional_") || jetemail.keys().size() != 1) {
                throw new IllegalStateException("no key was made");
            }
            System.out.println("made a key, to be rotated by " + Strategy.OVERLAP);
        }
    }
}
