package dev.mailkeys.cli;

import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyChanges;

/** {@code mailkeys emailit update}. */
final class EmailitUpdate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Gives a key another name, which is all that Emailit can change.");
        EmailitTarget.describe(syntax);
        syntax.required("--new-name", "NAME", "The new name.");
        CommonOptions.change(syntax);
        syntax.example("mailkeys emailit update --name newsletter --new-name newsletter-2026");
    }

    @Override
    public void run(Job job) {
        EmailitKeys keys = EmailitVerbs.keys(job);
        EmailitTarget target = EmailitTarget.find(job, keys);
        KeyChanges changes = KeyChanges.rename(job.options().required("--new-name"));
        Issuing.change(
                job, () -> EmailitFields.of(keys.update(target.id(), changes)).with("result", "updated"));
    }
}
