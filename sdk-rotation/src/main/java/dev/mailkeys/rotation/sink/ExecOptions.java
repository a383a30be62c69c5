package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.TokenTraces;
import dev.mailkeys.rotation.SinkCapability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a command is run.
 *
 * @param reader the command that reads the token back; empty if there is none
 * @param folder where both run; empty for where this process does
 * @param limit how long a run may take
 * @param settling how long after a failure it may still take effect; empty for as long as a run may take
 * @param capabilities what the sink can do
 */
record ExecOptions(
        List<String> reader,
        Optional<Path> folder,
        Duration limit,
        Optional<Duration> settling,
        Set<SinkCapability> capabilities) {

    /** {@code EX_TEMPFAIL}. */
    static final int NOTHING_CHANGED = 75;

    /** {@code EX_NOINPUT}. */
    static final int NOTHING_THERE = 66;

    private static final int MOST_WORDS = 500;

    static ExecOptions within(Duration limit) {
        return new ExecOptions(
                List.of(), Optional.empty(), limit, Optional.empty(), EnumSet.noneOf(SinkCapability.class));
    }

    ExecOptions reading(List<String> command) {
        return new ExecOptions(command, folder, limit, settling, with(SinkCapability.READABLE));
    }

    ExecOptions can(SinkCapability capability) {
        return new ExecOptions(reader, folder, limit, settling, with(capability));
    }

    ExecOptions in(Path place) {
        return new ExecOptions(reader, Optional.of(place), limit, settling, capabilities);
    }

    ExecOptions limitedTo(Duration newLimit) {
        return new ExecOptions(reader, folder, newLimit, settling, capabilities);
    }

    ExecOptions settlingFor(Duration time) {
        return new ExecOptions(reader, folder, limit, Optional.of(time), capabilities);
    }

    Duration settleTime() {
        return settling.orElse(limit);
    }

    /** What a failed command printed, in one line; empty if it holds a piece of the token. */
    static String words(CommandRun run, Secret token) {
        String all = run.errors() + " " + run.output().orElse("");
        if (TokenTraces.of(List.of(), List.of(token)).areIn(all)) {
            return "; what it said holds a piece of the token and is not shown";
        }
        String line = all.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(MOST_WORDS, line.length()));
    }

    private Set<SinkCapability> with(SinkCapability capability) {
        var more = EnumSet.of(capability);
        more.addAll(capabilities);
        return more;
    }
}
