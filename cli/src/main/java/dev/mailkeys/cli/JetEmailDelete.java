package dev.mailkeys.cli;

import dev.mailkeys.jetemail.JetEmailKeys;

/** {@code mailkeys jetemail delete}. */
final class JetEmailDelete implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Deletes a key. Its token is dead from that moment.");
        JetEmailTarget.describe(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys jetemail delete --name newsletter --yes");
    }

    @Override
    public void run(Job job) {
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        JetEmailTarget target = JetEmailTarget.find(job, keys);
        Deletion.run(job, target.words(), target.fields(), () -> keys.delete(target.token()));
    }
}
