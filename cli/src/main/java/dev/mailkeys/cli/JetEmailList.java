package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyInfo;

/** {@code mailkeys jetemail list}: all keys, or the one whose token is wanted. */
final class JetEmailList implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Lists the keys of the account, without their tokens. With --uuid or --name it shows one key, and can"
                        + " write or print its token where JetEmail shows it: the way out when the answer to a rotate was lost.");
        JetEmailTarget.lookup(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys jetemail list --output json")
                .example("mailkeys jetemail list --uuid 3f0c1c1e-0000-4000-8000-000000000000 --to-file ./token");
    }

    @Override
    public void run(Job job) {
        job.options().atMostOne("--uuid", "--name");
        boolean one = job.options().has("--uuid") || job.options().has("--name");
        boolean token = job.options().has("--to-file") || job.options().has("--reveal");
        if (token && !one) {
            throw Failure.usage("--to-file and --reveal go with --uuid or --name: the token of one key.");
        }
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        if (token) {
            Issuing.run(job, Delivery.prepare(job), () -> token(JetEmailTarget.listed(job, keys)));
        } else if (one) {
            job.output().one(JetEmailFields.of(JetEmailTarget.listed(job, keys)));
        } else {
            all(job, keys);
        }
    }

    private static void all(Job job, JetEmailKeys keys) {
        Output.Listing listing = job.output().list(JetEmailFields.COLUMNS);
        for (KeyInfo key : keys.list()) {
            listing.add(JetEmailFields.of(key));
        }
        listing.end();
    }

    private static Issuing.Issued token(KeyInfo key) {
        Secret token = JetEmailTarget.token(key);
        return new Issuing.Issued(token, JetEmailFields.of(key));
    }
}
