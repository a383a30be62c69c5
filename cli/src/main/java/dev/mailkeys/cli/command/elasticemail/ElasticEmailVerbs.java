package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elastic Email's verbs. It has no rotate: create another key, switch, delete the old one. */
public final class ElasticEmailVerbs {

    private ElasticEmailVerbs() {}

    public static List<String> names() {
        return List.of("list", "get", "create", "update", "replace", "delete", "subaccount-key");
    }

    public static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new KeyListing();
            case "get" -> new Get();
            case "create" -> new Create();
            case "update" -> new Update();
            case "replace" -> new Replace();
            case "delete" -> new Delete();
            case "subaccount-key" -> new SubaccountKey();
            default -> null;
        };
    }

    static void subaccount(Syntax syntax) {
        syntax.value("--subaccount", "EMAIL", "The sub-account whose keys these are.");
    }

    static ElasticEmailKeys keys(Job job) {
        var connection = new ConnectionSettings(job, ProviderName.ELASTICEMAIL);
        var keys = ElasticEmailKeys.using(connection.credential(), connection.settings());
        return connection.value("subaccount").map(keys::ofSubaccount).orElse(keys);
    }

    static List<AccessLevel> levels(Options options) {
        return options.texts("--access-level").stream().map(AccessLevel::new).toList();
    }

    static Optional<Instant> expires(Options options) {
        return options.text("--expires").map(text -> TimeText.moment("--expires", text));
    }
}
