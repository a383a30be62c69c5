package dev.mailkeys.examples;

import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.IssuedKey;
import dev.mailkeys.emailit.KeyChanges;
import dev.mailkeys.emailit.NewKey;
import java.io.PrintStream;

/** The first five minutes with Emailit: create a key, rename it, rotate it, delete it. */
public final class FirstFiveMinutesEmailit {

    private FirstFiveMinutesEmailit() {}

    /**
     * Runs against the workspace of {@code EMAILIT_API_KEY}. What it makes it deletes.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(EmailitKeys.fromEnv(), System.out);
    }

    static void run(EmailitKeys keys, PrintStream out) {
        IssuedKey issued = keys.create(NewKey.sending("first-five-minutes"));
        out.println("Created " + issued.id() + " with token " + issued.token() + ", shown this once.");

        var renamed = keys.update(issued.id(), KeyChanges.rename("first-five-minutes-renamed"));
        out.println("Renamed to " + renamed.name() + "; its scope is still " + renamed.scope() + ".");

        IssuedKey rotated = keys.rotate(issued.id());
        out.println("Rotated " + rotated.id() + ": same key, new token.");

        keys.delete(issued.id());
        out.println("Deleted.");
    }
}
