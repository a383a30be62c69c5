package dev.mailkeys.cli.command.plugged;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.ChosenKey;
import dev.mailkeys.cli.command.key.Delete;
import dev.mailkeys.cli.command.key.KeyListing;
import dev.mailkeys.cli.failure.Matches;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs that a {@link PluggedProvider} has from its adapter alone. */
public final class PluggedVerbs {

    static final List<String> COLUMNS = List.of("id", "name", "usable", "created");

    private static final String LISTS = "Lists the keys of the account, without their tokens.";
    private static final String DELETES = "Deletes a key. Its token is dead from that moment.";

    private PluggedVerbs() {}

    public static List<String> names() {
        return List.of("list", "create", "delete");
    }

    /** The command of a verb; {@code null} if there is none. */
    public static @Nullable Command find(PluggedProvider provider, String verb) {
        return switch (verb) {
            case "list" -> new KeyListing(provider.word(), LISTS, COLUMNS, syntax -> {}, job -> all(provider, job));
            case "create" -> new Create(provider);
            case "delete" -> new Delete(provider.word(), DELETES, PluggedVerbs::choice, job -> deleted(provider, job));
            default -> null;
        };
    }

    private static List<Fields> all(PluggedProvider provider, Job job) {
        return account(provider, job).list("").stream()
                .map(key -> fields(provider, key))
                .toList();
    }

    private static void choice(Syntax syntax) {
        syntax.value("--id", "ID", "The key's id.").value("--name", "NAME", "The key's name.");
    }

    private static ChosenKey<Runnable> deleted(PluggedProvider provider, Job job) {
        job.options().exactlyOne("--id", "--name");
        ProviderAdapter account = account(provider, job);
        ManagedKey key = find(provider, job, account);
        String words = "the " + provider.title() + " key \"" + Printable.line(key.name()) + "\" (" + key.id() + ")";
        return new ChosenKey<>(words, fields(provider, key), () -> account.delete(key));
    }

    private static ManagedKey find(PluggedProvider provider, Job job, ProviderAdapter account) {
        boolean byId = job.options().has("--id");
        String wanted = job.options().required(byId ? "--id" : "--name");
        List<ManagedKey> matches = account.list("").stream()
                .filter(key -> (byId ? key.id() : key.name()).equals(wanted))
                .toList();
        String what = (byId ? "id " : "name ") + Shown.of(wanted);
        List<Fields> found = matches.stream().map(key -> fields(provider, key)).toList();
        return matches.get(Matches.only(found, what, "--id"));
    }

    /** The account of the given credential. */
    static ProviderAdapter account(PluggedProvider provider, Job job) {
        var connection = new ConnectionSettings(job, provider);
        return provider.adapters().adapter(connection.credential(), connection.settings());
    }

    static Fields fields(PluggedProvider provider, ManagedKey key) {
        Fields fields = new Fields()
                .with("provider", provider.word())
                .with("id", key.id())
                .with("name", key.name())
                .with("usable", key.usable())
                .with("created", key.created());
        key.settings().values().forEach((setting, values) -> fields.with(setting, values));
        return fields;
    }
}
