package dev.mailkeys.examples;

import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyChanges;
import dev.mailkeys.jetemail.NewKey;
import java.io.PrintStream;

/** The first five minutes with JetEmail: create a key, look at it, restrict it, rotate it, delete it. */
public final class FirstFiveMinutesJetEmail {

    private FirstFiveMinutesJetEmail() {}

    /**
     * Runs against the account of {@code JETEMAIL_API_KEY}. What it makes it deletes.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(JetEmailKeys.fromEnv(), System.out);
    }

    static void run(JetEmailKeys keys, PrintStream out) {
        NewKey wanted = NewKey.builder().name("first-five-minutes").quota(100).build();
        Secret token = keys.create(wanted).token();
        out.println("Created. The token prints as " + token + "; reveal() gives it to whatever needs it.");

        keys.update(token, KeyChanges.builder().quota(50).build());
        keys.findByName("first-five-minutes")
                .forEach(key -> out.println(key.uuid().orElse("?") + " may send " + key.quota() + " mails."));

        Secret successor = keys.rotate(token).token();
        out.println("Rotated. The old token is dead" + (successor.equals(token) ? "?" : "."));

        keys.delete(successor);
        out.println("Deleted.");
    }
}
