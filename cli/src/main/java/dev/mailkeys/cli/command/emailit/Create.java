package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.IfAbsent;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.emailit.Scope;
import java.util.Optional;

/** {@code mailkeys emailit create}. */
final class Create implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Creates a key. Its token is shown once and never again. The call is sent once. Names"
                        + " are unique.")
                .required("--name", "NAME", "The key's name.")
                .required(
                        "--scope",
                        "SCOPE",
                        "What the key may do: sending or full. It can't be changed later.",
                        "sending",
                        "full")
                .value("--sending-domain", "ID", "The id of the one domain that a sending key may send from, dom_….");
        IfAbsent.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.change(syntax);
        syntax.example("mailkeys emailit create --name newsletter --scope sending --to-file ./token");
    }

    @Override
    public void run(Job job) {
        NewKey newKey = newKey(job.options());
        Destination destination = Destination.prepare(job);
        EmailitKeys keys = EmailitVerbs.keys(job);
        IfAbsent.run(
                job,
                asked(job.options()),
                () -> keys.list().stream()
                        .filter(key -> key.name().equals(newKey.name()))
                        .map(KeyFields::of)
                        .toList(),
                () -> Issuing.run(job, destination, () -> KeyFields.issued(keys.create(newKey), "created")));
    }

    /** The key's settings from the command line, by the names of its fields. */
    private static Fields asked(Options options) {
        var asked = new Fields().with("scope", options.required("--scope"));
        options.text("--sending-domain").ifPresent(id -> asked.with("sendingDomain", id));
        return asked;
    }

    private static NewKey newKey(Options options) {
        String name = options.required("--name");
        Scope scope = new Scope(options.required("--scope"));
        Optional<String> domain = options.text("--sending-domain");
        if (domain.isPresent() && !scope.equals(Scope.SENDING)) {
            throw Failure.usage("--sending-domain needs --scope sending: Emailit silently ignores it otherwise.");
        }
        return domain.map(id -> NewKey.sending(name, id)).orElseGet(() -> NewKey.of(name, scope));
    }
}
