package dev.mailkeys.cli.command.plugged;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.SettingsOption;
import dev.mailkeys.cli.command.key.IfAbsent;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.ProviderAdapter;

/** {@code mailkeys PROVIDER create} of a {@link PluggedProvider}. */
record Create(PluggedProvider provider) implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Creates a key. It is sent once.")
                .required("--name", "NAME", "The key's name.")
                .values(
                        "--settings",
                        "SETTING=VALUES",
                        "What the key may do, in the provider's words, once for each setting. Default: the"
                                + " provider's own defaults.");
        IfAbsent.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.change(syntax);
        syntax.example("mailkeys " + provider.word() + " create --name newsletter --to-file ./token");
    }

    @Override
    public void run(Job job) {
        String name = job.options().required("--name");
        KeySettings settings = SettingsOption.of(job.options());
        Destination destination = Destination.prepare(job);
        ProviderAdapter account = PluggedVerbs.account(provider, job);
        Fields asked = new Fields();
        if (account.capabilities().has(Capability.SHOWS_SETTINGS)) {
            settings.values().forEach(asked::with);
        }
        IfAbsent.run(
                job,
                asked,
                () -> account.list(name).stream()
                        .filter(key -> key.name().equals(name))
                        .map(key -> PluggedVerbs.fields(provider, key))
                        .toList(),
                () -> Issuing.run(job, destination, () -> issued(name, account.create(name, settings))));
    }

    private Issuing.Issued issued(String name, NewToken made) {
        Fields fields = new Fields()
                .with("provider", provider.word())
                .with("id", made.keyId())
                .with("name", name)
                .with("result", "created");
        return new Issuing.Issued(made.token(), fields);
    }
}
