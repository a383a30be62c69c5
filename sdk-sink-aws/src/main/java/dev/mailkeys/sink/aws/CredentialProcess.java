package dev.mailkeys.sink.aws;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.sink.HelperRun;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A program that gives credentials for a profile of AWS ({@code credential_process}). It runs without a terminal and
 * with a time limit, and gets none of the run's own secrets.
 *
 * @param profile the profile that names it
 * @param command the line for the shell
 * @param limit how long it may take; then it is killed with its children
 * @param secrets the secrets of the run
 */
record CredentialProcess(
        String profile, String command, Duration limit, Supplier<? extends Collection<Secret>> secrets) {

    /**
     * Credentials.
     *
     * @param keyId the id of the access key
     * @param secret its secret
     * @param session the session token of temporary credentials
     * @param end when they end
     */
    record Found(String keyId, Secret secret, Optional<Secret> session, Instant end) {}

    /** Runs the program. */
    Found found() {
        HelperRun run = run();
        if (run.exit().isEmpty()) {
            throw problem("was ended after " + TimeWords.of(limit) + ". Run it by hand: does it wait for somebody?");
        }
        if (run.exit().get() != 0) {
            // Its output is not quoted, because it may hold credentials.
            throw problem("ended with exit code " + run.exit().get() + ". Run it by hand to see why.");
        }
        return read(run.output()
                .orElseThrow(() -> problem("printed more than 16 KiB, or left a program behind that may print more."
                        + " Run it by hand to see what it prints.")));
    }

    private HelperRun run() {
        boolean isWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> shell = isWindows ? List.of("cmd.exe", "/C", command) : List.of("sh", "-c", command);
        try {
            return HelperRun.of(shell, Map.of(), secrets, limit);
        } catch (IOException noShell) {
            throw problem("can't be started: there is no " + shell.get(0) + " in PATH.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw problem("was interrupted.");
        }
    }

    private Found read(String output) {
        var said = CredentialProcessJson.read(output);
        if (!said.isOfVersion1()) {
            throw problem("printed no JSON of Version 1, as AWS's tools want it.");
        }
        Optional<String> session = text(said, "SessionToken");
        return new Found(
                text(said, "AccessKeyId").orElseThrow(() -> problem("printed no AccessKeyId.")),
                Secret.of(text(said, "SecretAccessKey").orElseThrow(() -> problem("printed no SecretAccessKey."))),
                session.map(Secret::of),
                end(said));
    }

    private Optional<String> text(CredentialProcessJson said, String field) {
        Optional<String> text = said.text(field);
        text.filter(value -> !value.matches("[\\x21-\\x7e]+")).ifPresent(unfit -> {
            throw problem("printed a " + field + " with a space or a line break in it.");
        });
        return text;
    }

    private Instant end(CredentialProcessJson said) {
        try {
            return text(said, "Expiration").map(Instant::parse).orElse(Instant.MAX);
        } catch (DateTimeException unreadable) {
            throw problem("printed an Expiration that is not a time.");
        }
    }

    private AwsAccess.Unknown problem(String what) {
        return new AwsAccess.Unknown(
                "the program that says who you are at AWS (credential_process of the profile " + profile + ") " + what);
    }
}
