package dev.mailkeys.cli.command.plugged;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.peer.PluggedProvider;

/** {@code mailkeys PROVIDER list} of a {@link PluggedProvider}. */
record KeyListing(PluggedProvider provider) implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Lists the keys of the account, without their tokens.");
        CommonOptions.read(syntax);
        syntax.example("mailkeys " + provider.word() + " list --output json");
    }

    @Override
    public void run(Job job) {
        Output.Listing listing = job.output().list(PluggedVerbs.COLUMNS);
        PluggedVerbs.account(provider, job).list("").forEach(key -> listing.add(PluggedVerbs.fields(provider, key)));
        listing.end();
    }
}
