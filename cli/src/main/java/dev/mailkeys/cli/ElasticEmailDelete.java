package dev.mailkeys.cli;

import dev.mailkeys.elasticemail.ElasticEmailKeys;

/** {@code mailkeys elasticemail delete}. */
final class ElasticEmailDelete implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Deletes a key. Its token is dead from that moment. Do not delete the key that you manage keys with.")
                .required("--name", "NAME", "The key's name.");
        ElasticEmailVerbs.subaccount(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys elasticemail delete --name newsletter --yes");
    }

    @Override
    public void run(Job job) {
        String name = job.options().required("--name");
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        String words = "the Elastic Email key " + Shown.of(name);
        Deletion.run(job, words, ElasticEmailFields.named(name), () -> keys.delete(name));
    }
}
