package dev.mailkeys.cli;

import dev.mailkeys.emailit.EmailitKeys;

/** {@code mailkeys emailit rotate}. */
final class EmailitRotate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Gives a key a new token. The old one is dead from that moment, for the API and for SMTP. It is sent"
                        + " once. Rotating the key that you manage keys with locks you out unless you keep the new token.");
        EmailitTarget.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys emailit rotate --name newsletter --to-file ./token --yes");
    }

    @Override
    public void run(Job job) {
        Delivery delivery = Delivery.prepare(job);
        EmailitKeys keys = EmailitVerbs.keys(job);
        EmailitTarget target = EmailitTarget.find(job, keys);
        Confirmation.require(job, "Rotating " + target.words() + ": its present token is dead from that moment.");
        Issuing.run(job, delivery, () -> EmailitFields.issued(keys.rotate(target.id()), "rotated"));
    }
}
