package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.text.Shown;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How a program is supervised.
 *
 * @param onChange what to do when the token has changed
 * @param signal the signal to send then, if any
 * @param killAfter how long a program may take to end before a restart
 * @param every how often to look whether the token has changed
 * @param longestWait how long to wait for a first token
 */
record SupervisionPlan(
        OnChange onChange, Optional<String> signal, Duration killAfter, Duration every, Duration longestWait) {

    /** Shorter would be a busy loop. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** What to do when the token has changed. */
    enum OnChange {
        RESTART,
        SIGNAL,
        IGNORE
    }

    static SupervisionPlan of(Options options) {
        String what = options.text("--on-change").orElse("restart");
        Duration every = length(options, "--every", Duration.ofSeconds(1));
        if (every.compareTo(SHORTEST) < 0) {
            throw Failure.usage("--every takes " + SHORTEST.toMillis() + "ms or more.");
        }
        return new SupervisionPlan(
                onChange(what),
                signal(what),
                length(options, "--kill-after", Duration.ofSeconds(10)),
                every,
                length(options, "--wait", Duration.ZERO));
    }

    private static OnChange onChange(String what) {
        return switch (what) {
            case "restart" -> OnChange.RESTART;
            case "ignore" -> OnChange.IGNORE;
            default ->
                signal(what)
                        .map(signal -> OnChange.SIGNAL)
                        .orElseThrow(() -> Failure.usage("--on-change takes restart, ignore, or signal: and one of "
                                + String.join(", ", Kill.SIGNALS) + ", such as signal:HUP; not " + Shown.of(what)
                                + "."));
        };
    }

    private static Optional<String> signal(String what) {
        return Optional.of(what)
                .filter(text -> text.startsWith("signal:"))
                .map(text -> text.substring("signal:".length()).toUpperCase(Locale.ROOT))
                .map(name -> name.startsWith("SIG") ? name.substring("SIG".length()) : name)
                .filter(Kill.SIGNALS::contains);
    }

    static Duration length(Options options, String name, Duration otherwise) {
        return options.text(name).map(text -> TimeText.length(name, text)).orElse(otherwise);
    }
}
