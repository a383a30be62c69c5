package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.token.Destination;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code mailkeys PROVIDER rotate}.
 *
 * @param provider the provider's word
 * @param about what to know beforehand
 * @param choice the options that choose the key
 * @param find finds that key
 */
public record Rotate(
        String provider, String about, Consumer<Syntax> choice, Function<Job, ChosenKey<Supplier<Issuing.Issued>>> find)
        implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(about);
        choice.accept(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys " + provider + " rotate --name newsletter --to-file ./token --yes");
    }

    @Override
    public void run(Job job) {
        Destination destination = Destination.prepare(job);
        ChosenKey<Supplier<Issuing.Issued>> key = find.apply(job);
        Confirmation.require(job, "Rotating " + key.words() + ": its current token stops working at once.");
        Issuing.run(job, destination, key.call());
    }
}
