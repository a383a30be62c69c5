package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.text.Fields;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code mailkeys PROVIDER list}, of a provider that answers with all keys at once.
 *
 * @param provider the provider's word
 * @param about what is listed
 * @param columns the fields of the table
 * @param scope the options that choose the keys
 * @param find the keys, as they are printed
 */
public record KeyListing(
        String provider, String about, List<String> columns, Consumer<Syntax> scope, Function<Job, List<Fields>> find)
        implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(about);
        scope.accept(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys " + provider + " list --output json");
    }

    /** Makes no call if the result could not be printed. */
    @Override
    public void run(Job job) {
        Output.Listing listing = job.output().list(columns);
        find.apply(job).forEach(listing::add);
        listing.end();
    }
}
