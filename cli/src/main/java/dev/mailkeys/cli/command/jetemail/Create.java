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
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.NewKey;
import java.time.Duration;
import java.util.List;

/** {@code mailkeys jetemail create}. */
final class Create implements Command {

    /** Short, because a signal waits for it. */
    private static final CallSettings LOOKUP = CallSettings.builder()
            .deadline(Duration.ofSeconds(3))
            .attemptTimeout(Duration.ofSeconds(3))
            .turnTimeout(Duration.ofSeconds(1))
            .build();

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
                () -> Issuing.run(job, destination, () -> created(job, keys, newKey)));
    }

    private static Issuing.Issued created(Job job, JetEmailKeys keys, NewKey newKey) {
        Secret token = keys.create(newKey).token();
        Fields fields = KeyFields.start()
                .with("id", null)
                .with("name", newKey.name())
                .with("created", null)
                .with("result", "created");
        return new Issuing.Issued(token, fields, () -> lookUp(job, keys, newKey.name(), token, fields));
    }

    /** JetEmail's answer has the token and nothing else; the list has the rest. */
    private static void lookUp(Job job, JetEmailKeys keys, String name, Secret token, Fields fields) {
        try {
            List<KeyInfo> found = keys.with(LOOKUP).findByName(name);
            found.stream()
                    .filter(key -> key.token().filter(token::equals).isPresent() || found.size() == 1)
                    .findFirst()
                    .ifPresent(key -> fields.with("id", key.uuid()).with("created", key.created()));
        } catch (MailkeysException unlisted) {
            job.note("Warning: the key was created, but its id could not be looked up: " + unlisted.getMessage());
        }
    }

    /** The key's settings from the command line, by the names of its fields. */
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
