package dev.mailkeys.cli;

import dev.mailkeys.emailit.EmailitKeys;

/** {@code mailkeys emailit get}. */
final class EmailitGet implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows one key, without its token.");
        EmailitTarget.describe(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys emailit get --name newsletter --output json");
    }

    @Override
    public void run(Job job) {
        EmailitKeys keys = EmailitVerbs.keys(job);
        job.output().one(EmailitFields.of(keys.get(EmailitTarget.find(job, keys).id())));
    }
}
