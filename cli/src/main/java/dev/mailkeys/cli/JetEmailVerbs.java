package dev.mailkeys.cli;

import dev.mailkeys.jetemail.JetEmailKeys;
import org.jspecify.annotations.Nullable;

/** JetEmail's verbs. */
final class JetEmailVerbs {

    private JetEmailVerbs() {}

    static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new JetEmailList();
            case "create" -> new JetEmailCreate();
            default -> null;
        };
    }

    static JetEmailKeys keys(Job job) {
        var connection = new Connection(job, Provider.JETEMAIL);
        return JetEmailKeys.using(connection.credential(), connection.settings());
    }
}
