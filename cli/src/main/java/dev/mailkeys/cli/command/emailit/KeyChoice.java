package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Matches;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyInfo;
import java.util.List;

/**
 * The Emailit key that a command acts on.
 *
 * @param id its id
 * @param fields provider, id and name, as far as they are known
 * @param words the key in words
 */
record KeyChoice(String id, Fields fields, String words) {

    static void describe(Syntax syntax) {
        syntax.value("--id", "ID", "The key's id, such as key_….").value("--name", "NAME", "The key's name.");
    }

    static KeyChoice find(Job job, EmailitKeys keys) {
        job.options().exactlyOne("--id", "--name");
        return job.options()
                .text("--id")
                .map(id -> new KeyChoice(
                        id, KeyFields.start().with("id", id).with("name", null), "the Emailit key " + Shown.id(id)))
                .orElseGet(() -> byName(job.options().required("--name"), keys));
    }

    private static KeyChoice byName(String name, EmailitKeys keys) {
        List<KeyInfo> matches =
                keys.list().stream().filter(key -> key.name().equals(name)).toList();
        int only = Matches.only(matches.stream().map(KeyFields::of).toList(), "name " + Shown.of(name), "--id");
        KeyInfo key = matches.get(only);
        return new KeyChoice(
                key.id(),
                KeyFields.start().with("id", key.id()).with("name", key.name()),
                "the Emailit key \"" + Printable.line(key.name()) + "\" (" + key.id() + ")");
    }
}
