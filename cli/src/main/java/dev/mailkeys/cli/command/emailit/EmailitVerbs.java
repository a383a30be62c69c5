package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.ChosenKey;
import dev.mailkeys.cli.command.key.Delete;
import dev.mailkeys.cli.command.key.Get;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.command.key.Rotate;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.emailit.EmailitKeys;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Emailit's verbs. */
public final class EmailitVerbs {

    private static final String WORD = ProviderName.EMAILIT.word();
    private static final String ROTATES = "Gives a key a new token. The old one stops working at once, for the API and"
            + " for SMTP. The call is sent once. If you rotate the key you manage keys with, keep the new token,"
            + " or you are locked out.";
    private static final String DELETES =
            "Deletes a key. Its token stops working at once. Do not delete the key you manage keys with.";

    private EmailitVerbs() {}

    public static List<String> names() {
        return List.of("list", "get", "create", "update", "rotate", "delete");
    }

    public static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" -> new KeyListing();
            case "get" -> new Get(WORD, KeyChoice::describe, EmailitVerbs::shown);
            case "create" -> new Create();
            case "update" -> new Update();
            case "rotate" -> new Rotate(WORD, ROTATES, KeyChoice::describe, EmailitVerbs::rotated);
            case "delete" -> new Delete(WORD, DELETES, KeyChoice::describe, EmailitVerbs::deleted);
            default -> null;
        };
    }

    private static Fields shown(Job job) {
        EmailitKeys keys = keys(job);
        return KeyFields.of(keys.get(KeyChoice.find(job, keys).id()));
    }

    private static ChosenKey<Supplier<Issuing.Issued>> rotated(Job job) {
        EmailitKeys keys = keys(job);
        KeyChoice key = KeyChoice.find(job, keys);
        return new ChosenKey<>(key.words(), key.fields(), () -> KeyFields.issued(keys.rotate(key.id()), "rotated"));
    }

    private static ChosenKey<Runnable> deleted(Job job) {
        EmailitKeys keys = keys(job);
        KeyChoice key = KeyChoice.find(job, keys);
        return new ChosenKey<>(key.words(), key.fields(), () -> keys.delete(key.id()));
    }

    static EmailitKeys keys(Job job) {
        var connection = new ConnectionSettings(job, ProviderName.EMAILIT);
        return EmailitKeys.using(connection.credential(), connection.settings());
    }
}
