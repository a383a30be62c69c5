package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyChanges;

/** {@code mailkeys jetemail update}. */
final class Update implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Changes what you give and leaves the rest. A list is replaced as a whole.");
        KeyChoice.describe(syntax);
        syntax.value("--new-name", "NAME", "The new name.")
                .values(
                        "--approved-domain",
                        "DOMAIN",
                        "A domain that the key may send from. Replaces the current list.")
                .flag("--clear-approved-domains", "Empty the list of domains.")
                .flag("--allow-all-domains", "Let the key send from every verified domain of the account.")
                .flag("--no-allow-all-domains", "Let the key send from its approved domains only.")
                .value("--quota", "N", "How many mails the key may send; 0 for no limit.")
                .values(
                        "--ip",
                        "ADDRESS",
                        "An address or CIDR range that the key may be used from. Replaces the current list.")
                .flag("--clear-ips", "Empty the list of addresses: the key may be used from anywhere.");
        CommonOptions.change(syntax);
        syntax.example("mailkeys jetemail update --name newsletter --ip 203.0.113.0/24 --quota 1000");
    }

    @Override
    public void run(Job job) {
        KeyChanges changes = changes(job.options());
        if (changes.equals(KeyChanges.builder().build())) {
            throw Failure.usage(
                    "Say what to change: \"mailkeys jetemail update --help\" shows the options. Nothing was sent.");
        }
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        KeyChoice target = KeyChoice.find(job, keys);
        Issuing.change(job, () -> {
            keys.update(target.token(), changes);
            changes.name().ifPresent(name -> target.fields().with("name", name));
            return target.fields().with("result", "updated");
        });
    }

    private static KeyChanges changes(Options options) {
        options.atMostOne("--allow-all-domains", "--no-allow-all-domains");
        var changes = KeyChanges.builder()
                .name(options.text("--new-name"))
                .approvedDomains(options.list("--approved-domain", "--clear-approved-domains"))
                .quota(options.number("--quota", 0, Integer.MAX_VALUE))
                .ipRestrictions(options.list("--ip", "--clear-ips"));
        if (options.has("--allow-all-domains") || options.has("--no-allow-all-domains")) {
            changes.allowAllDomains(options.has("--allow-all-domains"));
        }
        return changes.build();
    }
}
