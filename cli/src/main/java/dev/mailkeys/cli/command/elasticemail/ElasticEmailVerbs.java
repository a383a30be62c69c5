package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.ChosenKey;
import dev.mailkeys.cli.command.key.Delete;
import dev.mailkeys.cli.command.key.Get;
import dev.mailkeys.cli.command.key.KeyListing;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elastic Email's verbs. It has no rotate: create another key, switch, delete the old one. */
public final class ElasticEmailVerbs {

    static final List<String> LEVELS =
            AccessLevel.documented().stream().map(AccessLevel::value).toList();

    private static final String WORD = ProviderName.ELASTICEMAIL.word();
    private static final String LISTS = "Lists the keys of the account or of a sub-account, without their tokens.";
    private static final String DELETES =
            "Deletes a key. Its token stops working at once. Do not delete the key you manage keys with.";
    private static final String UNDOCUMENTED = "--allow-undocumented-levels";

    private ElasticEmailVerbs() {}

    public static List<String> names() {
        return List.of("list", "get", "create", "update", "replace", "delete", "subaccount-key");
    }

    public static @Nullable Command find(String verb) {
        return switch (verb) {
            case "list" ->
                new KeyListing(WORD, LISTS, KeyFields.COLUMNS, ElasticEmailVerbs::subaccount, ElasticEmailVerbs::all);
            case "get" -> new Get(WORD, ElasticEmailVerbs::name, ElasticEmailVerbs::shown);
            case "create" -> new Create();
            case "update" -> new Update();
            case "replace" -> new Replace();
            case "delete" -> new Delete(WORD, DELETES, ElasticEmailVerbs::name, ElasticEmailVerbs::deleted);
            case "subaccount-key" -> new SubaccountKey();
            default -> null;
        };
    }

    static void levels(Syntax syntax) {
        syntax.values(
                        "--access-level",
                        "LEVEL",
                        "What the key may do, such as SendHttp, SendSmtp or ViewAccessTokens. A level that is"
                                + " not documented is refused. The help of \"create\" lists those that are.",
                        LEVELS.toArray(String[]::new))
                .flag(UNDOCUMENTED, "Also accept access levels that Elastic Email's documentation does not list.");
    }

    static void subaccount(Syntax syntax) {
        syntax.value("--subaccount", "EMAIL", "The sub-account whose keys these are.");
    }

    private static void name(Syntax syntax) {
        syntax.required("--name", "NAME", "The key's name.");
        subaccount(syntax);
    }

    private static List<Fields> all(Job job) {
        return keys(job).list().stream().map(KeyFields::of).toList();
    }

    private static Fields shown(Job job) {
        String name = job.options().required("--name");
        return KeyFields.of(keys(job).get(name));
    }

    private static ChosenKey<Runnable> deleted(Job job) {
        String name = job.options().required("--name");
        ElasticEmailKeys keys = keys(job);
        return new ChosenKey<>(
                "the Elastic Email key " + Shown.of(name), KeyFields.named(name), () -> keys.delete(name));
    }

    static ElasticEmailKeys keys(Job job) {
        var connection = new ConnectionSettings(job, ProviderName.ELASTICEMAIL);
        var keys = ElasticEmailKeys.using(connection.credential(), connection.settings());
        return job.options()
                .text("--subaccount")
                .or(() -> job.profile().subaccount(ProviderName.ELASTICEMAIL))
                .map(keys::ofSubaccount)
                .orElse(keys);
    }

    static List<AccessLevel> levels(Options options) {
        List<String> words = options.texts("--access-level");
        if (!options.has(UNDOCUMENTED)) {
            words.stream().filter(word -> !LEVELS.contains(word)).findFirst().ifPresent(ElasticEmailVerbs::refuse);
        }
        return words.stream().map(AccessLevel::new).toList();
    }

    /** A key with an unknown level looks right and can do nothing. */
    private static void refuse(String word) {
        throw Failure.usage("--access-level: Elastic Email documents no access level " + Shown.of(word)
                + Nearest.hints(word, LEVELS) + " \"mailkeys elasticemail create --help\" lists all " + LEVELS.size()
                + ". With " + UNDOCUMENTED + " it is sent all the same.");
    }

    static Optional<Instant> expires(Options options) {
        return options.text("--expires").map(text -> TimeText.moment("--expires", text));
    }
}
