package dev.mailkeys.cli;

import dev.mailkeys.jetemail.KeyInfo;

/** {@code mailkeys jetemail list}. */
final class JetEmailList implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Lists the keys of the account, without their tokens.");
        CommonOptions.connection(syntax);
        CommonOptions.output(syntax);
        syntax.example("mailkeys jetemail list --output json");
    }

    @Override
    public void run(Job job) {
        Output.Listing listing = job.output().list(JetEmailFields.COLUMNS);
        for (KeyInfo key : JetEmailVerbs.keys(job).list()) {
            listing.add(JetEmailFields.of(key));
        }
        listing.end();
    }
}
