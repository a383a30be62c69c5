package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.core.NotFoundException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code mailkeys PROVIDER delete}.
 *
 * @param provider the provider's word
 * @param about what to know beforehand
 * @param choice the options that choose the key
 * @param find finds that key
 */
public record Delete(String provider, String about, Consumer<Syntax> choice, Function<Job, ChosenKey<Runnable>> find)
        implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(about);
        choice.accept(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys " + provider + " delete --name newsletter --yes");
    }

    @Override
    public void run(Job job) {
        ChosenKey<Runnable> key = find.apply(job);
        Confirmation.require(job, "Deleting " + key.words() + ": its token stops working at once.");
        Issuing.change(job, () -> {
            try {
                key.call().run();
            } catch (NotFoundException gone) {
                if (!gone.mayHaveTakenEffect()) {
                    throw gone;
                }
                job.note("The answer to the first attempt was lost; a later attempt found the key already deleted.");
            }
            return key.fields().with("result", "deleted");
        });
    }
}
