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
        syntax.about(
                "Gives a key a new token. The old one is dead from that moment, for the API and for SMTP. It is sent"
                        + " once. Rotating the key that you manage keys with locks you out unless you keep the new token.");
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
        Confirmation.require(job, "Rotating " + target.words() + ": its present token is dead from that moment.");
        Issuing.run(job, destination, () -> KeyFields.issued(keys.rotate(target.id()), "rotated"));
    }
}
