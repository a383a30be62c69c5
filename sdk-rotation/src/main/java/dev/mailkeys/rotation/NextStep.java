package dev.mailkeys.rotation;

import dev.mailkeys.core.provider.TimeWords;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What to do after a verb of {@link Rotation}. The verb makes progress, once what {@link #first} asks for is done and the
 * time of {@link #after} has come.
 *
 * @param verb the verb to run next
 * @param after the time before which it would only wait
 * @param first what a person must do before, as the beginning of a sentence without its full stop
 */
public record NextStep(Verb verb, Optional<Instant> after, Optional<String> first) {

    /**
     * Creates one. No argument may be null.
     *
     * @param verb the verb to run next
     * @param after the time before which it would only wait
     * @param first what a person must do before, as the beginning of a sentence without its full stop
     */
    public NextStep {
        Objects.requireNonNull(verb, "verb must not be null");
        Objects.requireNonNull(after, "after must not be null");
        Objects.requireNonNull(first, "first must not be null");
    }

    /** A verb of {@link Rotation}, and of the command. */
    public enum Verb {
        /** Nothing is left to do. */
        NOTHING,
        /** {@link Rotation#run}. */
        ROTATE,
        /** {@link Rotation#resume}. */
        RESUME,
        /** {@link Rotation#reconcile}. */
        RECONCILE,
        /** {@link Rotation#rollback}, with the old key's token where the provider does not show it. */
        ROLLBACK,
        /** {@link Rotation#abandon}. */
        ABANDON;

        /**
         * The verb as the command spells it.
         *
         * @return such as {@code resume}; empty for {@link #NOTHING}
         */
        public String word() {
            return this == NOTHING ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What to do, as a sentence for people.
     *
     * @return such as {@code Fix it, then run resume.}; empty where there is nothing to do
     */
    public String sentence() {
        if (verb == Verb.NOTHING) {
            return first.map(done -> done + ".").orElse("");
        }
        String when = after.map(time -> " after " + TimeWords.notBefore(time)).orElse("");
        // A scheduled job goes on by itself: nobody has to come back at that time.
        String orByItself = verb == Verb.RESUME && after.isPresent() ? " or maintain" : "";
        return first.map(done -> done + ", then run ").orElse("Run ") + verb.word() + orByItself + when + ".";
    }
}
