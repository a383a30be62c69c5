package dev.mailkeys.examples;

import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.IssuedKey;
import dev.mailkeys.elasticemail.KeyChanges;
import dev.mailkeys.elasticemail.NewKey;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** The first five minutes with Elastic Email, whose API has no rotate: a successor takes over, and the old key goes. */
public final class FirstFiveMinutesElasticEmail {

    private FirstFiveMinutesElasticEmail() {}

    /**
     * Runs against the account of {@code ELASTICEMAIL_API_KEY}. What it makes it deletes.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(ElasticEmailKeys.fromEnv(), System.out);
    }

    static void run(ElasticEmailKeys keys, PrintStream out) {
        IssuedKey old = keys.create(NewKey.named("first five minutes", AccessLevel.SEND_HTTP));
        out.println("Created " + old.info().name() + " with token " + old.token() + ", shown this once.");

        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        var changed = keys.update(
                old.info().name(), KeyChanges.builder().expires(tomorrow).build());
        out.println("It expires at " + changed.expires().orElseThrow() + " and may still " + changed.accessLevels());

        IssuedKey successor = keys.create(NewKey.named("first five minutes 2", AccessLevel.SEND_HTTP));
        out.println("Created " + successor.info().name() + "; deliver its token, verify it, then delete the old key.");

        keys.delete(old.info().name());
        keys.delete(successor.info().name());
        out.println("Deleted.");
    }
}
