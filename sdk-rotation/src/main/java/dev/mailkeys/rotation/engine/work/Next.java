package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import java.time.Instant;
import java.util.Optional;

/** Makes the next steps for reports. */
public final class Next {

    private Next() {}

    public static NextStep nothing() {
        return of(Verb.NOTHING);
    }

    public static NextStep of(Verb verb) {
        return new NextStep(verb, Optional.empty(), Optional.empty());
    }

    /** A verb that has nothing to do before a time. */
    public static NextStep of(Verb verb, Instant after) {
        return new NextStep(verb, Optional.of(after), Optional.empty());
    }

    /** A verb to run after a person has done something, such as {@code Fix the sink}. */
    public static NextStep of(Verb verb, String first) {
        return when(first, of(verb));
    }

    public static NextStep when(String first, NextStep next) {
        return new NextStep(next.verb(), next.after(), Optional.of(first));
    }

    /** A message and what to do about it. */
    public static String told(String message, NextStep next) {
        return (message + " " + next.sentence()).strip();
    }
}
