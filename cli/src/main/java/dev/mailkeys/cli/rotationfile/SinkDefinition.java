package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.spi.SinkContext;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A place for tokens, as {@code mailkeys.toml} describes it.
 *
 * @param name its name in the file
 * @param plan its plan
 * @param context what a run gives it
 */
public record SinkDefinition(String name, SinkPlan plan, Function<Job, SinkContext> context) {

    /** The sink's own name for its place. Two sinks with the same name are one place. */
    public String place() {
        return plan.place();
    }

    /** Where programs find the token, if the sink is a file. */
    public Optional<TokenPlace> file() {
        return plan.token();
    }

    /** The readers of its token, if they are known. */
    public Optional<Readers> readers() {
        return plan.readers();
    }

    /** The sink, with its credential if it needs one. */
    public Sink sink(Job job) {
        try {
            return plan.sink(context.apply(job));
        } catch (InvalidRequestException unusable) {
            throw Failure.configuration("The sink " + name + " can't be used: "
                    + unusable.violations().stream()
                            .map(violation -> setting(violation.field()) + " " + violation.rule())
                            .collect(Collectors.joining("; "))
                    + ".");
        } catch (Failure | MailkeysException | IllegalArgumentException told) {
            throw told;
        } catch (RuntimeException | LinkageError broken) {
            throw broken("made", broken);
        }
    }

    /** Checks whether it could take a token. A fault in another's jar is reported as such. */
    public void check(Job job) {
        try {
            sink(job).check();
        } catch (Failure | SinkException | MailkeysException | IllegalArgumentException told) {
            throw told;
        } catch (RuntimeException | LinkageError broken) {
            throw broken("looked at", broken);
        }
    }

    private Failure broken(String what, Throwable broken) {
        return Failure.configuration("The sink " + name + " can't be " + what + ": its kind failed with "
                + broken.getClass().getName() + ". Ask who made its jar, or use another version of it.");
    }

    /** Replaces the client's names of settings by the file's. */
    private static String setting(String field) {
        return field.equals("baseUrl") ? "base-url, or the variable in its place," : field;
    }
}
