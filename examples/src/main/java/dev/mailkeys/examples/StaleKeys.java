package dev.mailkeys.examples;

import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the keys of every provider that nobody has used since a given day. */
public final class StaleKeys {

    private StaleKeys() {}

    /**
     * One key of any provider.
     *
     * @param provider the provider's name
     * @param name the key's name
     * @param lastSeen when it was last used, or else changed or created; empty if the provider does not say
     */
    public record Seen(String provider, String name, Optional<Instant> lastSeen) {

        boolean isStale(Instant since) {
            return lastSeen.filter(seen -> seen.isBefore(since)).isPresent();
        }
    }

    static void run(
            JetEmailKeys jetemail, EmailitKeys emailit, ElasticEmailKeys elastic, Instant since, PrintStream out) {
        Stream.of(jetEmail(jetemail), emailit(emailit), elasticEmail(elastic))
                .flatMap(keys -> keys)
                .filter(key -> key.isStale(since))
                .forEach(key -> out.println(key.provider() + ": " + key.name() + ", last seen "
                        + key.lastSeen().orElseThrow()));
    }

    /** JetEmail counts uses but does not date them: the last change is the nearest thing to it. */
    private static Stream<Seen> jetEmail(JetEmailKeys keys) {
        return keys.list().stream()
                .map(key -> new Seen(
                        "JetEmail", key.name().orElse("?"), key.lastModified().or(key::created)));
    }

    private static Stream<Seen> emailit(EmailitKeys keys) {
        return keys.list().stream()
                .map(key -> new Seen("Emailit", key.name(), key.lastUsed().or(key::created)));
    }

    private static Stream<Seen> elasticEmail(ElasticEmailKeys keys) {
        return keys.list().stream()
                .map(key -> new Seen("Elastic Email", key.name(), key.lastUsed().or(key::created)));
    }
}
