package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.failure.Matches;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JetEmail key that a command acts on. JetEmail addresses it only by its token, so uuid and name are looked up.
 *
 * @param token its current token
 * @param fields provider, id and name, as far as they are known
 * @param words the key in words
 */
record KeyChoice(Secret token, Fields fields, String words) {

    static void describe(Syntax syntax) {
        lookup(syntax);
        syntax.value("--key-env", "NAME", "The variable that holds the key's own token.")
                .file("--key-file", "The file that holds the key's own token.")
                .flag("--key-stdin", "Read the key's own token from standard input.");
    }

    static void lookup(Syntax syntax) {
        syntax.value("--uuid", "UUID", "The key's uuid, which \"list\" shows as its id.")
                .value("--name", "NAME", "The key's name, if no other key has it.");
    }

    static KeyChoice find(Job job, JetEmailKeys keys) {
        job.options().exactlyOne("--uuid", "--name", "--key-env", "--key-file", "--key-stdin");
        Optional<Secret> token = job.credentials().named("--key").map(Credential::secret);
        return token.map(secret -> new KeyChoice(secret, named(null, null), "the JetEmail key with this token"))
                .orElseGet(() -> of(listed(job, keys)));
    }

    /** The one key that {@code --uuid} or {@code --name} means. */
    static KeyInfo listed(Job job, JetEmailKeys keys) {
        List<KeyInfo> matches = matches(job, keys);
        return matches.get(Matches.only(fields(matches), what(job), "--uuid"));
    }

    /** All keys that {@code --uuid} or {@code --name} means, at least one. */
    static List<KeyInfo> matches(Job job, JetEmailKeys keys) {
        List<KeyInfo> matches = job.options()
                .text("--uuid")
                .map(id -> keys.find(id).stream().toList())
                .orElseGet(() -> keys.findByName(job.options().required("--name")));
        if (matches.isEmpty()) {
            Matches.only(List.of(), what(job), "--uuid");
        }
        return matches;
    }

    private static String what(Job job) {
        return job.options()
                .text("--uuid")
                .map(id -> "uuid " + Shown.id(id))
                .orElseGet(() -> "name " + Shown.of(job.options().required("--name")));
    }

    private static List<Fields> fields(List<KeyInfo> keys) {
        return keys.stream().map(KeyFields::of).toList();
    }

    static Secret token(KeyInfo key) {
        return key.token()
                .orElseThrow(() -> Failure.refused(
                        "token_not_listed",
                        "JetEmail's list does not show this key's token, and JetEmail identifies a key by its"
                                + " token alone. Give the token with --key-env, --key-file or --key-stdin."));
    }

    private static KeyChoice of(KeyInfo key) {
        String words = "the JetEmail key \"" + Printable.line(key.name().orElse("")) + "\" ("
                + key.uuid().orElse("without uuid") + ")";
        return new KeyChoice(
                token(key), named(key.uuid().orElse(null), key.name().orElse(null)), words);
    }

    private static Fields named(@Nullable String id, @Nullable String name) {
        return KeyFields.start().with("id", id).with("name", name);
    }
}
