package dev.mailkeys.cli;

import dev.mailkeys.elasticemail.KeyInfo;

/** {@code mailkeys elasticemail list}. */
final class ElasticEmailList implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Lists the keys of the account or of a sub-account, without their tokens.");
        ElasticEmailVerbs.subaccount(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys elasticemail list --output json");
    }

    @Override
    public void run(Job job) {
        Output.Listing listing = job.output().list(ElasticEmailFields.COLUMNS);
        for (KeyInfo key : ElasticEmailVerbs.keys(job).list()) {
            listing.add(ElasticEmailFields.of(key));
        }
        listing.end();
    }
}
