package dev.mailkeys.cli.command.plugged;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Deletion;
import dev.mailkeys.cli.failure.Matches;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import java.util.List;

/** {@code mailkeys PROVIDER delete} of a {@link PluggedProvider}. */
record Delete(PluggedProvider provider) implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Deletes a key. Its token is dead from that moment.")
                .value("--id", "ID", "The key's id.")
                .value("--name", "NAME", "The key's name.");
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys " + provider.word() + " delete --name newsletter --yes");
    }

    @Override
    public void run(Job job) {
        job.options().exactlyOne("--id", "--name");
        ProviderAdapter account = PluggedVerbs.account(provider, job);
        ManagedKey key = find(job, account);
        String words = "the " + provider.title() + " key \"" + Printable.line(key.name()) + "\" (" + key.id() + ")";
        Deletion.run(job, words, PluggedVerbs.fields(provider, key), () -> account.delete(key));
    }

    private ManagedKey find(Job job, ProviderAdapter account) {
        boolean byId = job.options().has("--id");
        String wanted = job.options().required(byId ? "--id" : "--name");
        List<ManagedKey> matches = account.list("").stream()
                .filter(key -> (byId ? key.id() : key.name()).equals(wanted))
                .toList();
        String what = (byId ? "id " : "name ") + Shown.of(wanted);
        List<Fields> found =
                matches.stream().map(key -> PluggedVerbs.fields(provider, key)).toList();
        return matches.get(Matches.only(found, what, "--id"));
    }
}
