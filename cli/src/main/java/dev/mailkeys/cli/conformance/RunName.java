package dev.mailkeys.cli.conformance;

import java.util.UUID;
import java.util.regex.Pattern;

/** The prefix of a run's keys: a word, and an id that no other run has. */
final class RunName {

    /** The common prefix of the keys of all runs. */
    static final String ALL = "mailkeys-check-";

    private static final int ID = 12;
    private static final Pattern NAME = Pattern.compile(ALL + "[0-9a-f]{" + ID + "}-.*", Pattern.DOTALL);

    private final String prefix;
    private int count;

    private RunName(String prefix) {
        this.prefix = prefix;
    }

    static RunName random() {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID);
        return new RunName(ALL + id + "-");
    }

    /** Whether a run made the key of that name. */
    static boolean isOfARun(String name) {
        return NAME.matcher(name).matches();
    }

    String prefix() {
        return prefix;
    }

    String next() {
        count++;
        return prefix + count;
    }

    void require(String name) {
        if (!name.startsWith(prefix)) {
            throw new IllegalStateException("a name that is not of this run");
        }
    }
}
