package dev.mailkeys.cli.conformance;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.UnaddressableKeyException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All checks of a run, one after the other. Keys are deleted after each check and at the end. */
final class CheckSeries {

    private final Bench bench;
    private final LeftKeys keys;
    private final Recording recording;
    private final List<Finding> found = new ArrayList<>();
    private final Set<String> left = new LinkedHashSet<>();
    private Optional<String> blind = Optional.empty();

    CheckSeries(Bench bench, LeftKeys keys, Recording recording) {
        this.bench = bench;
        this.keys = keys;
        this.recording = recording;
    }

    /** A check and its verdict. */
    record Finding(Check check, Verdict verdict) {}

    /**
     * Makes the checks.
     *
     * @param begun gets the name of each check before it is made
     */
    void run(List<Check> checks, Consumer<Check> begun) {
        try {
            for (Check check : checks) {
                begun.accept(check);
                recording.begin(check.name());
                found.add(new Finding(check, made(check)));
            }
        } finally {
            recording.begin("clean-up");
            cleanUp();
        }
    }

    List<Finding> found() {
        return List.copyOf(found);
    }

    /** The names of keys of this run that may exist or still appear. */
    Set<String> left() {
        return Set.copyOf(left);
    }

    /** Why the leftovers could not be looked for; empty if they were. */
    Optional<String> blind() {
        return blind;
    }

    private Verdict made(Check check) {
        try {
            return check.experiment().run(bench);
        } catch (NotTried not) {
            return Verdict.of(not);
        } catch (MailkeysException failed) {
            return Verdict.of(NotTried.failed(String.valueOf(failed.getMessage())));
        } finally {
            bench.tidy();
        }
    }

    /** A key from a create without an answer may still appear after the list. */
    private void cleanUp() {
        bench.tidy();
        left.addAll(bench.doubts());
        try {
            List<ManagedKey> there = keys.found();
            there.forEach(key -> left.remove(key.name()));
            keys.delete(there).forEach(key -> left.add(key.name()));
        } catch (MailkeysException | UnaddressableKeyException failed) {
            blind = Optional.of(String.valueOf(failed.getMessage()));
        }
    }
}
