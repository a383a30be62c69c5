package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.elasticemail.ElasticEmailKeys;

/** {@code mailkeys elasticemail subaccount-key}. */
final class SubaccountKey implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Gets the token of a sub-account's default key, which expires after 48 hours. The call"
                        + " is sent once: it is not documented whether a second call shows the same key or makes"
                        + " another.")
                .required("--subaccount", "EMAIL", "The sub-account.");
        CommonOptions.delivery(syntax);
        CommonOptions.change(syntax);
        syntax.example("mailkeys elasticemail subaccount-key --subaccount team@example.com --to-file ./token");
    }

    @Override
    public void run(Job job) {
        String email = job.options().required("--subaccount");
        Destination destination = Destination.prepare(job);
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        Fields fields = new Fields()
                .with("provider", ProviderName.ELASTICEMAIL.word())
                .with("subaccount", email)
                .with("result", "shown");
        Issuing.run(job, destination, () -> new Issuing.Issued(keys.subaccountKey(email), fields));
    }
}
