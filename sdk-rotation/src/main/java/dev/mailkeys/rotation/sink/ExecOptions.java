package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.TokenTraces;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.SinkCapability;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a command is run.
 *
 * @param reader the command that reads the token back; empty if there is none
 * @param limit how long a run may take
 * @param settleTime how long after a failure it may still take effect
 * @param capabilities what the sink can do
 */
record ExecOptions(List<String> reader, Duration limit, Duration settleTime, Set<SinkCapability> capabilities) {

    /** {@code EX_TEMPFAIL}. */
    static final int NOTHING_CHANGED = 75;

    private static final int MOST_WORDS = 500;

    /** What manages keys, which a command that stores one has no need of. */
    private static final Set<String> CREDENTIALS =
            Set.of("JETEMAIL_API_KEY", "EMAILIT_API_KEY", "ELASTICEMAIL_API_KEY", GitHub.CREDENTIAL);

    ExecOptions reading(List<String> command) {
        return new ExecOptions(command, limit, settleTime, with(SinkCapability.READABLE));
    }

    ExecOptions can(SinkCapability capability) {
        return new ExecOptions(reader, limit, settleTime, with(capability));
    }

    ExecOptions within(Duration newLimit) {
        return new ExecOptions(reader, newLimit, settleTime, capabilities);
    }

    ExecOptions settlingFor(Duration newSettleTime) {
        return new ExecOptions(reader, limit, newSettleTime, capabilities);
    }

    /** The environment of a command: ours without credentials and without the token, and whose token it is. */
    static Map<String, String> variables(Map<String, String> ours, Optional<Secret> token, Optional<KeyMark> mark) {
        var variables = new TreeMap<>(ours);
        variables.keySet().removeIf(CREDENTIALS::contains);
        token.ifPresent(secret -> variables.values().removeIf(value -> value.contains(secret.reveal())));
        mark.ifPresent(known -> {
            variables.put("MAILKEYS_PROVIDER", known.provider());
            variables.put("MAILKEYS_KEY_ID", known.keyId());
            variables.put("MAILKEYS_KEY_NAME", known.keyName());
            variables.put("MAILKEYS_ROTATION", known.rotation());
            variables.put("MAILKEYS_ATTEMPT", String.valueOf(known.attempt()));
        });
        return variables;
    }

    /** Whether a program is there, by its path or on the search path. */
    static boolean isThere(String program, String searchPath) {
        if (program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0) {
            return isProgram(Path.of(program));
        }
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("", ".exe").map(end -> Path.of(folder, program + end)))
                .anyMatch(ExecOptions::isProgram);
    }

    /** What a failed command said, in one line; not if a piece of the token is in it. */
    static String words(CommandRun run, Secret token) {
        String all = run.errors() + " " + run.output().orElse("");
        if (TokenTraces.of(List.of(), List.of(token)).areIn(all)) {
            return "; what it said holds a piece of the token and is not shown";
        }
        String line = all.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(MOST_WORDS, line.length()));
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private Set<SinkCapability> with(SinkCapability capability) {
        var more = EnumSet.of(capability);
        more.addAll(capabilities);
        return more;
    }
}
