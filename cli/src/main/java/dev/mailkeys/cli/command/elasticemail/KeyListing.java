package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.elasticemail.KeyInfo;

/** {@code mailkeys elasticemail list}. */
final class KeyListing implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Lists the keys of the account or of a sub-account, without their tokens.");
        ElasticEmailVerbs.subaccount(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys elasticemail list --output json");
    }

    @Override
    public void run(Job job) {
        Output.Listing listing = job.output().list(KeyFields.COLUMNS);
        for (KeyInfo key : ElasticEmailVerbs.keys(job).list()) {
            listing.add(KeyFields.of(key));
        }
        listing.end();
    }
}
