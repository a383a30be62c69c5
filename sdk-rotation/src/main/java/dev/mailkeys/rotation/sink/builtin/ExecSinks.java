package dev.mailkeys.rotation.sink.builtin;

import dev.mailkeys.rotation.sink.ExecSink;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code type = "exec"}: a command that stores the token. */
public final class ExecSinks implements SinkFactory {

    /** For {@link java.util.ServiceLoader}. */
    public ExecSinks() {}

    @Override
    public String type() {
        return "exec";
    }

    @Override
    public String title() {
        return "commands";
    }

    @Override
    public List<SinkKey> keys() {
        return List.of(
                SinkKey.of(
                                "command",
                                Kind.COMMAND,
                                "the program and its arguments, [\"program\", \"argument\"]; it gets the token on standard"
                                        + " input")
                        .required(),
                SinkKey.of("reader", Kind.COMMAND, "a program that prints the token that is stored now"),
                SinkKey.of("limit", Kind.LENGTH, "how long a run may take before it is ended")
                        .otherwise("\"1m\""),
                SinkKey.of(
                                "settle-time",
                                Kind.LENGTH,
                                "how long after a run whose end nobody saw it may still take effect")
                        .otherwise("the limit"),
                SinkKey.of(
                                "idempotent",
                                Kind.FLAG,
                                "whether the command may be run again with the same token when nobody knows what became of"
                                        + " the first run")
                        .otherwise("false"),
                SinkKey.word(
                        "environment",
                        List.of("usual", "minimal"),
                        "whether the command gets our variables without secrets, or only those that any program needs"),
                SinkKey.of("keep", Kind.TEXTS, "variables that it gets in any case"),
                SinkKey.of("without", Kind.TEXTS, "variables that it never gets, besides those that hold credentials"));
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Set<String> without = new TreeSet<>(values.credentialVariables());
        without.addAll(values.texts("without"));
        noteWhatIsKeptAndNot(values, without);
        List<String> command = values.texts("command");
        return command.isEmpty()
                ? Optional.empty()
                : values.understood("command", () -> sink(values, command, without))
                        .map(sink -> SinkPlan.of(sink.name(), context -> sink.hiding(context::secrets)));
    }

    private static ExecSink sink(SinkValues values, List<String> command, Set<String> without) {
        ExecSink sink = ExecSink.of(command)
                .inFolder(values.folder())
                .without(without)
                .keeping(new TreeSet<>(values.texts("keep")));
        sink = values.text("environment").filter("minimal"::equals).isPresent() ? sink.withMinimalEnvironment() : sink;
        List<String> reader = values.texts("reader");
        sink = reader.isEmpty() ? sink : sink.withReader(reader);
        Optional<Duration> limit = values.length("limit");
        sink = limit.isPresent() ? sink.within(limit.get()) : sink;
        Optional<Duration> settleTime = values.length("settle-time");
        sink = settleTime.isPresent() ? sink.settlingFor(settleTime.get()) : sink;
        return values.flag("idempotent") ? sink.idempotent() : sink;
    }

    private static void noteWhatIsKeptAndNot(SinkValues values, Set<String> without) {
        new TreeSet<>(values.texts("keep"))
                .stream()
                        .filter(without::contains)
                        .forEach(name -> values.problem(
                                "keep",
                                "keep has \"" + name + "\", which is in without too, or is a credential of this file"));
    }
}
