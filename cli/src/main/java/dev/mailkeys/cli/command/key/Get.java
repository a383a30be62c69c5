package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Fields;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code mailkeys PROVIDER get}.
 *
 * @param provider the provider's word
 * @param choice the options that choose the key
 * @param find finds that key, as it is printed
 */
public record Get(String provider, Consumer<Syntax> choice, Function<Job, Fields> find) implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows one key, without its token.");
        choice.accept(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys " + provider + " get --name newsletter --output json");
    }

    /** Makes no call if the result could not be printed. */
    @Override
    public void run(Job job) {
        job.output().one(find.apply(job));
    }
}
