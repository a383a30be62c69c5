package dev.mailkeys.cli;

import dev.mailkeys.emailit.EmailitKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Emailit's verbs. */
final class EmailitVerbs {

    private EmailitVerbs() {}

    static List<String> names() {
        return List.of("list", "get", "create", "update", "rotate", "delete");
    }

    static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new EmailitList();
            case "get" -> new EmailitGet();
            case "create" -> new EmailitCreate();
            case "update" -> new EmailitUpdate();
            case "rotate" -> new EmailitRotate();
            case "delete" -> new EmailitDelete();
            default -> null;
        };
    }

    static EmailitKeys keys(Job job) {
        var connection = new Connection(job, Provider.EMAILIT);
        return EmailitKeys.using(connection.credential(), connection.settings());
    }
}
