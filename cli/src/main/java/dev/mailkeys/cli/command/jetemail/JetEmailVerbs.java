package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JetEmail's verbs. */
public final class JetEmailVerbs {

    private JetEmailVerbs() {}

    public static List<String> names() {
        return List.of("list", "create", "update", "enable", "disable", "rotate", "delete");
    }

    public static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new KeyListing();
            case "create" -> new Create();
            case "update" -> new Update();
            case "enable" -> new Switch(true);
            case "disable" -> new Switch(false);
            case "rotate" -> new Rotate();
            case "delete" -> new Delete();
            default -> null;
        };
    }

    static JetEmailKeys keys(Job job) {
        var connection = new ConnectionSettings(job, ProviderName.JETEMAIL);
        return JetEmailKeys.using(connection.credential(), connection.settings());
    }
}
