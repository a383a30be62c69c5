package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyInfo;
import java.util.List;
import java.util.function.Supplier;

/** {@code mailkeys jetemail list}: all keys, or the one with a given token. */
final class KeyListing implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Lists the keys of the account, without their tokens. With --uuid or --name, lists only"
                + " the keys that match; --to-file or --reveal then saves or prints the token, if JetEmail"
                + " shows it. Use that if the answer to a rotate was lost.");
        KeyChoice.lookup(syntax);
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
            throw Failure.usage("--to-file and --reveal need --uuid or --name: they are about the token of one key.");
        }
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        if (token) {
            Issuing.run(job, Destination.prepare(job), () -> token(KeyChoice.listed(job, keys)));
        } else if (one) {
            print(job, () -> KeyChoice.matches(job, keys));
        } else {
            print(job, keys::list);
        }
    }

    /** Makes no call if the result could not be printed. */
    private static void print(Job job, Supplier<List<KeyInfo>> keys) {
        Output.Listing listing = job.output().list(KeyFields.COLUMNS);
        keys.get().forEach(key -> listing.add(KeyFields.of(key)));
        listing.end();
    }

    private static Issuing.Issued token(KeyInfo key) {
        Secret token = KeyChoice.token(key);
        return new Issuing.Issued(token, KeyFields.of(key));
    }
}
