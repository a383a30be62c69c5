package dev.mailkeys.cli;

import dev.mailkeys.emailit.EmailitKeys;

/** {@code mailkeys emailit delete}. */
final class EmailitDelete implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Deletes a key. Its token is dead from that moment. Do not delete the key that you manage keys with.");
        EmailitTarget.describe(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys emailit delete --name newsletter --yes");
    }

    @Override
    public void run(Job job) {
        EmailitKeys keys = EmailitVerbs.keys(job);
        EmailitTarget target = EmailitTarget.find(job, keys);
        Deletion.run(job, target.words(), target.fields(), () -> keys.delete(target.id()));
    }
}
