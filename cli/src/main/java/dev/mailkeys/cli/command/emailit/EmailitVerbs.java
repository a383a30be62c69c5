package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.emailit.EmailitKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Emailit's verbs. */
public final class EmailitVerbs {

    private EmailitVerbs() {}

    public static List<String> names() {
        return List.of("list", "get", "create", "update", "rotate", "delete");
    }

    public static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new KeyListing();
            case "get" -> new Get();
            case "create" -> new Create();
            case "update" -> new Update();
            case "rotate" -> new Rotate();
            case "delete" -> new Delete();
            default -> null;
        };
    }

    static EmailitKeys keys(Job job) {
        var connection = new ConnectionSettings(job, ProviderName.EMAILIT);
        return EmailitKeys.using(connection.credential(), connection.settings());
    }
}
