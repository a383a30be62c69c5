package dev.mailkeys.cli;

import java.util.Set;

/**
 * One command under way: what it was given, and where it prints.
 *
 * @param operation the command's words, such as {@code jetemail create}
 */
record Job(String operation, Options options, Surroundings surroundings, Messages messages, Unfinished unfinished) {

    private static final Set<String> FORMATS = Set.of("text", "json", "env");

    Credentials credentials() {
        return new Credentials(surroundings, options, messages);
    }

    boolean isDryRun() {
        return options.has("--dry-run");
    }

    Output output() {
        Stdout out = new Stdout(surroundings);
        return switch (options.text("--output")
                .or(() -> profile().value("output"))
                .orElse("text")) {
            case "text" -> new TextOutput(out, surroundings.isTerminal(Surroundings.OUT), bold());
            case "json" -> new JsonOutput(out);
            case "env" -> new EnvOutput(out);
            default -> throw noFormat("--output");
        };
    }

    /** Refuses what is no format of the output, before anything is done whose result could not be printed. */
    static void requireFormat(String name, String format) {
        if (!FORMATS.contains(format)) {
            throw noFormat(name);
        }
    }

    private static Failure noFormat(String name) {
        return Failure.usage(name + " takes text, json or env.");
    }

    /** For when the configuration itself is what is wrong. */
    Output plainOutput() {
        Stdout out = new Stdout(surroundings);
        return options.text("--output").filter("json"::equals).isPresent()
                ? new JsonOutput(out)
                : new TextOutput(out, surroundings.isTerminal(Surroundings.OUT), bold());
    }

    Profile profile() {
        return Profile.chosen(surroundings, options.text("--profile"));
    }

    /** Says what was asked for, unless standard error is to be left alone. */
    void note(String line) {
        messages.note(line);
    }

    private boolean bold() {
        return !surroundings.environment().containsKey("NO_COLOR")
                && !surroundings.variable("TERM").filter("dumb"::equals).isPresent();
    }
}
