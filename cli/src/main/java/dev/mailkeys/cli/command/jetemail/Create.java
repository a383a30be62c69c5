package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.IfAbsent;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.NewKey;

/** {@code mailkeys jetemail create}. */
final class Create implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Creates a key. The call is sent once. Names need not be unique, so look before you try"
                        + " again.")
                .required("--name", "NAME", "The key's name: 1 to 64 letters, digits, hyphens, underscores and spaces.")
                .values("--approved-domain", "DOMAIN", "A domain that the key may send from.")
                .flag("--allow-all-domains", "Let the key send from every verified domain of the account.")
                .value("--quota", "N", "How many mails the key may send; 0 for no limit.")
                .values("--ip", "ADDRESS", "An address or CIDR range that the key may be used from.");
        IfAbsent.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.change(syntax);
        syntax.example("mailkeys jetemail create --name newsletter --approved-domain example.com --to-file ./token");
    }

    @Override
    public void run(Job job) {
        NewKey newKey = newKey(job.options());
        Destination destination = Destination.prepare(job);
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        IfAbsent.run(
                job,
                asked(job.options(), newKey),
                () -> keys.findByName(newKey.name()).stream().map(KeyFields::of).toList(),
                () -> Issuing.run(job, destination, () -> created(keys, newKey)));
    }

    private static Issuing.Issued created(JetEmailKeys keys, NewKey newKey) {
        return new Issuing.Issued(
                keys.create(newKey).token(),
                KeyFields.start().with("id", null).with("name", newKey.name()).with("result", "created"));
    }

    /** What the command line says of the key, by the names of its fields. */
    private static Fields asked(Options options, NewKey newKey) {
        var asked = new Fields();
        if (options.has("--approved-domain")) {
            asked.with("approvedDomains", newKey.approvedDomains());
        }
        if (options.has("--allow-all-domains")) {
            asked.with("allowAllDomains", true);
        }
        if (options.has("--quota")) {
            asked.with("quota", newKey.quota());
        }
        return options.has("--ip") ? asked.with("ips", newKey.ipRestrictions()) : asked;
    }

    private static NewKey newKey(Options options) {
        var key = NewKey.builder()
                .name(options.required("--name"))
                .approvedDomains(options.texts("--approved-domain"))
                .allowAllDomains(options.has("--allow-all-domains"))
                .ipRestrictions(options.texts("--ip"));
        options.number("--quota", 0, Integer.MAX_VALUE).ifPresent(key::quota);
        return key.build();
    }
}
