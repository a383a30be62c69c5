package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.StepOutput;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.ConflictException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code create --if-absent}: looks first, so that a job that runs twice makes one key. If a key of that name exists,
 * it is shown and nothing is created. Somebody else may create one after the look: if the provider does not refuse a
 * second key of a name, there are then two.
 */
public final class IfAbsent {

    private final Job job;
    private final Fields asked;
    private final Supplier<List<Fields>> ofThatName;

    private IfAbsent(Job job, Fields asked, Supplier<List<Fields>> ofThatName) {
        this.job = job;
        this.asked = asked;
        this.ofThatName = ofThatName;
    }

    public static void describe(Syntax syntax) {
        syntax.flag(
                "--if-absent",
                "Create nothing if there is a key of that name: show it without its token, and exit with 0. It"
                        + " looks first: where names need not be unique, two commands at the same moment may both"
                        + " create one.");
    }

    /**
     * Creates a key; with {@code --if-absent}, only if there is none of that name.
     *
     * @param asked the settings from the command line, as keys are printed
     * @param ofThatName the keys that have the name now, as they are printed
     */
    public static void run(Job job, Fields asked, Supplier<List<Fields>> ofThatName, Runnable create) {
        if (!job.options().has("--if-absent")) {
            create.run();
            return;
        }
        var absent = new IfAbsent(job, asked, ofThatName);
        if (!absent.isShown()) {
            try {
                create.run();
            } catch (ConflictException taken) {
                // If the key can be found now, somebody else was faster.
                if (!absent.isShown()) {
                    throw taken;
                }
            }
        }
    }

    private boolean isShown() {
        List<Fields> keys = ofThatName.get();
        if (keys.size() > 1) {
            throw ambiguous(keys);
        }
        keys.forEach(this::show);
        return !keys.isEmpty();
    }

    private void show(Fields key) {
        List<String> differs = asked.values().keySet().stream()
                .filter(name -> !words(asked.value(name)).equals(words(key.value(name))))
                .toList();
        key.with("result", "exists").with("differs", differs);
        for (String option : List.of("--to-file", "--reveal")) {
            if (job.options().has(option)) {
                key.with(option.equals("--reveal") ? "token" : "tokenFile", null);
            }
        }
        String id = Printable.line(String.valueOf(key.value("id")));
        job.note(
                "There is a key of that name (" + id + "). Nothing was created, and there is no token here: it is shown"
                        + " once. If nobody has it, delete this key with \"mailkeys "
                        + job.operation().replaceFirst("[ .].*", "")
                        + " delete\" and create it again.");
        if (!differs.isEmpty()) {
            job.note("Warning: that key is not as asked for. It differs in " + String.join(", ", differs) + ".");
        }
        StepOutput.key(job, key);
        job.output().one(key);
    }

    private Failure ambiguous(List<Fields> keys) {
        String ids = keys.stream()
                .map(key -> Printable.line(String.valueOf(key.value("id"))))
                .collect(Collectors.joining(", "));
        return new Failure(
                ExitCode.REFUSED,
                "ambiguous",
                keys.size() + " keys have the name " + Shown.of(job.options().required("--name"))
                        + ", and nobody can tell which is meant. Nothing was created. Delete those that are not used,"
                        + " or take another name: " + ids,
                new Fields().with("candidates", keys));
    }

    /** A value as a set of words: the order of a list and the case of domains do not count. */
    private static Set<String> words(@Nullable Object value) {
        Stream<?> all = value instanceof Collection<?> items ? items.stream() : Stream.ofNullable(value);
        return all.map(item -> item.toString().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
