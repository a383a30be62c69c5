package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.emailit.EmailitKeys;

/** {@code mailkeys emailit rotate}. */
final class Rotate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Gives a key a new token. The old one stops working at once, for the API and for SMTP."
                + " The call is sent once. If you rotate the key you manage keys with, keep the new token,"
                + " or you are locked out.");
        KeyChoice.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys emailit rotate --name newsletter --to-file ./token --yes");
    }

    @Override
    public void run(Job job) {
        Destination destination = Destination.prepare(job);
        EmailitKeys keys = EmailitVerbs.keys(job);
        KeyChoice target = KeyChoice.find(job, keys);
        Confirmation.require(job, "Rotating " + target.words() + ": its current token stops working at once.");
        Issuing.run(job, destination, () -> KeyFields.issued(keys.rotate(target.id()), "rotated"));
    }
}
