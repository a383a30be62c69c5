package dev.mailkeys.cli;

import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyInfo;
import java.util.List;

/**
 * The Emailit key that a command is about.
 *
 * @param id its id
 * @param fields provider, id and name, as far as they are known
 * @param words how to speak of it
 */
record EmailitTarget(String id, Fields fields, String words) {

    static void describe(Syntax syntax) {
        syntax.value("--id", "ID", "The key's id, such as key_….").value("--name", "NAME", "The key's name.");
    }

    static EmailitTarget find(Job job, EmailitKeys keys) {
        job.options().exactlyOne("--id", "--name");
        return job.options()
                .text("--id")
                .map(id -> new EmailitTarget(
                        id, EmailitFields.start().with("id", id).with("name", null), "the Emailit key " + Shown.id(id)))
                .orElseGet(() -> byName(job.options().required("--name"), keys));
    }

    private static EmailitTarget byName(String name, EmailitKeys keys) {
        List<KeyInfo> matches =
                keys.list().stream().filter(key -> key.name().equals(name)).toList();
        int only = Found.only(matches.stream().map(EmailitFields::of).toList(), "name " + Shown.of(name), "--id");
        KeyInfo key = matches.get(only);
        return new EmailitTarget(
                key.id(),
                EmailitFields.start().with("id", key.id()).with("name", key.name()),
                "the Emailit key \"" + Printable.line(key.name()) + "\" (" + key.id() + ")");
    }
}
