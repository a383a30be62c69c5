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
 * @param plan what it comes to
 * @param context what a run has for it
 */
public record SinkDefinition(String name, SinkPlan plan, Function<Job, SinkContext> context) {

    /** Where it is, in the words of the sink itself; two of the same place are one. */
    public String place() {
        return plan.place();
    }

    /** Where the token is for who reads it, if the sink is a file. */
    public Optional<TokenPlace> file() {
        return plan.token();
    }

    /** Who reads its token, where that is said. */
    public Optional<Readers> readers() {
        return plan.readers();
    }

    /** The sink, with the credential that it may need. */
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

    /** Looks whether it could take a token. What a jar of others does wrong is told as that. */
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

    /** What the file calls a setting of the client. */
    private static String setting(String field) {
        return field.equals("baseUrl") ? "base-url, or the variable in its place," : field;
    }
}
