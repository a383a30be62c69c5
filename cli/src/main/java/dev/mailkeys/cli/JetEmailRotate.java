package dev.mailkeys.cli;

import dev.mailkeys.jetemail.JetEmailKeys;

/** {@code mailkeys jetemail rotate}. */
final class JetEmailRotate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Gives a key a new token. The old one is dead from that moment, and whatever still uses it is refused."
                        + " It is sent once; uuid and settings stay.");
        JetEmailTarget.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys jetemail rotate --name newsletter --to-file ./token --yes");
    }

    @Override
    public void run(Job job) {
        Delivery delivery = Delivery.prepare(job);
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        JetEmailTarget target = JetEmailTarget.find(job, keys);
        Confirmation.require(job, "Rotating " + target.words() + ": its present token is dead from that moment.");
        Issuing.run(
                job,
                delivery,
                () -> new Issuing.Issued(
                        keys.rotate(target.token()).token(), target.fields().with("result", "rotated")));
    }
}
