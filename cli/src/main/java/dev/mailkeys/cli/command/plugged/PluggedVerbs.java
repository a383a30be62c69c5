package dev.mailkeys.cli.command.plugged;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs that a {@link PluggedProvider} has by its adapter alone. */
public final class PluggedVerbs {

    static final List<String> COLUMNS = List.of("id", "name", "usable", "created");

    private PluggedVerbs() {}

    public static List<String> names() {
        return List.of("list", "create", "delete");
    }

    /** The command of a verb; {@code null} where there is none. */
    public static @Nullable Command find(PluggedProvider provider, String verb) {
        return switch (verb) {
            case "list" -> new KeyListing(provider);
            case "create" -> new Create(provider);
            case "delete" -> new Delete(provider);
            default -> null;
        };
    }

    /** The account of the credential that was given. */
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
