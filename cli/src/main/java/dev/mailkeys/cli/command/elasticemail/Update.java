package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.KeyChanges;
import java.util.Optional;

/** {@code mailkeys elasticemail update}. */
final class Update implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Changes what you give and leaves the rest. It reads the key and writes it back whole,"
                        + " so let only one program at a time change a key. A list is replaced as a whole.")
                .required("--name", "NAME", "The key's current name.")
                .value("--new-name", "NAME", "The new name. From then on it identifies the key.");
        Create.settings(syntax);
        syntax.flag("--never-expires", "Remove the expiry date.")
                .flag("--clear-ips", "Empty the list of addresses: the key may be used from anywhere.");
        CommonOptions.change(syntax);
        syntax.example("mailkeys elasticemail update --name newsletter --expires +90d");
    }

    @Override
    public void run(Job job) {
        String name = job.options().required("--name");
        KeyChanges changes = changes(job.options());
        if (changes.equals(KeyChanges.builder().build())) {
            throw Failure.usage(
                    "Say what to change: \"mailkeys elasticemail update --help\" shows the options. Nothing was sent.");
        }
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        Issuing.change(job, () -> KeyFields.of(keys.update(name, changes)).with("result", "updated"));
    }

    private static KeyChanges changes(Options options) {
        options.atMostOne("--expires", "--never-expires");
        var levels = ElasticEmailVerbs.levels(options);
        return KeyChanges.builder()
                .name(options.text("--new-name"))
                .accessLevels(levels.isEmpty() ? Optional.empty() : Optional.of(levels))
                .expires(ElasticEmailVerbs.expires(options))
                .neverExpires(options.has("--never-expires"))
                .ipRestrictions(options.list("--ip", "--clear-ips"))
                .build();
    }
}
