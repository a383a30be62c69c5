package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.jetemail.JetEmailKeys;

/** {@code mailkeys jetemail rotate}. */
final class Rotate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Gives a key a new token. The old one stops working at once, and whatever still uses it"
                + " is refused. The call is sent once; uuid and settings stay.");
        KeyChoice.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys jetemail rotate --name newsletter --to-file ./token --yes");
    }

    @Override
    public void run(Job job) {
        Destination destination = Destination.prepare(job);
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        KeyChoice target = KeyChoice.find(job, keys);
        Confirmation.require(job, "Rotating " + target.words() + ": its current token stops working at once.");
        Issuing.run(
                job,
                destination,
                () -> new Issuing.Issued(
                        keys.rotate(target.token()).token(), target.fields().with("result", "rotated")));
    }
}
