package dev.mailkeys.cli;

import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elastic Email's verbs. It has no rotate: create another key, switch, delete the old one. */
final class ElasticEmailVerbs {

    private ElasticEmailVerbs() {}

    static List<String> names() {
        return List.of("list", "get", "create", "update", "replace", "delete", "subaccount-key");
    }

    static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new ElasticEmailList();
            case "get" -> new ElasticEmailGet();
            case "create" -> new ElasticEmailCreate();
            case "update" -> new ElasticEmailUpdate();
            case "replace" -> new ElasticEmailReplace();
            case "delete" -> new ElasticEmailDelete();
            case "subaccount-key" -> new ElasticEmailSubaccountKey();
            default -> null;
        };
    }

    static void subaccount(Syntax syntax) {
        syntax.value("--subaccount", "EMAIL", "The sub-account whose keys these are.");
    }

    static ElasticEmailKeys keys(Job job) {
        var connection = new Connection(job, Provider.ELASTICEMAIL);
        var keys = ElasticEmailKeys.using(connection.credential(), connection.settings());
        return connection.value("subaccount").map(keys::ofSubaccount).orElse(keys);
    }

    static List<AccessLevel> levels(Options options) {
        return options.texts("--access-level").stream().map(AccessLevel::new).toList();
    }

    static Optional<Instant> expires(Options options) {
        return options.text("--expires").map(text -> Times.moment("--expires", text));
    }
}
