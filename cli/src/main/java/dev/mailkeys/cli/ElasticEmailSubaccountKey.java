package dev.mailkeys.cli;

import dev.mailkeys.elasticemail.ElasticEmailKeys;

/** {@code mailkeys elasticemail subaccount-key}. */
final class ElasticEmailSubaccountKey implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Gets the token of a sub-account's default key, which lapses after 48 hours. It is sent once, because"
                                + " it is not documented whether a second call shows the same key or makes another.")
                .required("--subaccount", "EMAIL", "The sub-account.");
        CommonOptions.delivery(syntax);
        CommonOptions.change(syntax);
        syntax.example("mailkeys elasticemail subaccount-key --subaccount team@example.com --to-file ./token");
    }

    @Override
    public void run(Job job) {
        String email = job.options().required("--subaccount");
        Delivery delivery = Delivery.prepare(job);
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        Fields fields = new Fields()
                .with("provider", Provider.ELASTICEMAIL.word)
                .with("subaccount", email)
                .with("result", "shown");
        Issuing.run(job, delivery, () -> new Issuing.Issued(keys.subaccountKey(email), fields));
    }
}
