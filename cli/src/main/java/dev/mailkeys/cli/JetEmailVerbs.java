package dev.mailkeys.cli;

import dev.mailkeys.jetemail.JetEmailKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JetEmail's verbs. */
final class JetEmailVerbs {

    private JetEmailVerbs() {}

    static List<String> names() {
        return List.of("list", "create", "update", "enable", "disable", "rotate", "delete");
    }

    static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new JetEmailList();
            case "create" -> new JetEmailCreate();
            case "update" -> new JetEmailUpdate();
            case "enable" -> new JetEmailSwitch(true);
            case "disable" -> new JetEmailSwitch(false);
            case "rotate" -> new JetEmailRotate();
            case "delete" -> new JetEmailDelete();
            default -> null;
        };
    }

    static JetEmailKeys keys(Job job) {
        var connection = new Connection(job, Provider.JETEMAIL);
        return JetEmailKeys.using(connection.credential(), connection.settings());
    }
}
