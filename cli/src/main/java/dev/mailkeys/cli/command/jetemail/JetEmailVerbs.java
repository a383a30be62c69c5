package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.ChosenKey;
import dev.mailkeys.cli.command.key.Delete;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.command.key.Rotate;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** JetEmail's verbs. */
public final class JetEmailVerbs {

    private static final String WORD = ProviderName.JETEMAIL.word();
    private static final String ROTATES = "Gives a key a new token. The old one stops working at once, and whatever"
            + " still uses it is refused. The call is sent once; uuid and settings stay.";
    private static final String DELETES = "Deletes a key. Its token stops working at once.";

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
            case "rotate" -> new Rotate(WORD, ROTATES, KeyChoice::describe, JetEmailVerbs::rotated);
            case "delete" -> new Delete(WORD, DELETES, KeyChoice::describe, JetEmailVerbs::deleted);
            default -> null;
        };
    }

    private static ChosenKey<Supplier<Issuing.Issued>> rotated(Job job) {
        JetEmailKeys keys = keys(job);
        KeyChoice key = KeyChoice.find(job, keys);
        return new ChosenKey<>(
                key.words(),
                key.fields(),
                () -> new Issuing.Issued(
                        keys.rotate(key.token()).token(), key.fields().with("result", "rotated")));
    }

    private static ChosenKey<Runnable> deleted(Job job) {
        JetEmailKeys keys = keys(job);
        KeyChoice key = KeyChoice.find(job, keys);
        return new ChosenKey<>(key.words(), key.fields(), () -> keys.delete(key.token()));
    }

    static JetEmailKeys keys(Job job) {
        var connection = new ConnectionSettings(job, ProviderName.JETEMAIL);
        return JetEmailKeys.using(connection.credential(), connection.settings());
    }
}
