package dev.mailkeys.cli.command.elasticemail;

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
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.IssuedKey;
import dev.mailkeys.elasticemail.NewKey;

/** {@code mailkeys elasticemail create}. */
final class Create implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Creates a key. Its token is shown once and never again. The call is sent once. An"
                                + " account has at most 15 keys.",
                        "The documented access levels are " + String.join(", ", ElasticEmailVerbs.LEVELS) + ".")
                .required("--name", "NAME", "The key's name.");
        settings(syntax);
        IfAbsent.describe(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.change(syntax);
        syntax.example("mailkeys elasticemail create --name newsletter --access-level SendHttp --to-file ./token");
    }

    /** The options for everything except the name. */
    static void settings(Syntax syntax) {
        ElasticEmailVerbs.levels(syntax);
        syntax.value(
                        "--expires",
                        "TIME",
                        "When the key stops working: 2027-01-31, 2027-01-31T12:00:00Z, or +90d from now.")
                .values("--ip", "ADDRESS", "An address or range that the key may be used from.");
        ElasticEmailVerbs.subaccount(syntax);
    }

    static NewKey key(String name, Options options) {
        if (!options.has("--access-level")) {
            throw Failure.usage("Missing option: --access-level LEVEL. Say what the key may do.");
        }
        return NewKey.builder()
                .name(name)
                .accessLevels(ElasticEmailVerbs.levels(options))
                .expires(ElasticEmailVerbs.expires(options))
                .ipRestrictions(options.texts("--ip"))
                .build();
    }

    @Override
    public void run(Job job) {
        NewKey newKey = key(job.options().required("--name"), job.options());
        Destination destination = Destination.prepare(job);
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        IfAbsent.run(
                job,
                asked(job.options()),
                () -> keys.find(newKey.name()).stream().map(KeyFields::of).toList(),
                () -> Issuing.run(job, destination, () -> created(keys, newKey)));
    }

    private static Issuing.Issued created(ElasticEmailKeys keys, NewKey newKey) {
        IssuedKey issued = keys.create(newKey);
        return new Issuing.Issued(issued.token(), KeyFields.of(issued.info()).with("result", "created"));
    }

    /**
     * The key's settings from the command line, by the names of its fields. Without a relative time, which differs
     * every day.
     */
    private static Fields asked(Options options) {
        var asked = new Fields().with("accessLevels", options.texts("--access-level"));
        if (options.has("--ip")) {
            asked.with("ips", options.texts("--ip"));
        }
        options.text("--expires")
                .filter(text -> !text.startsWith("+"))
                .ifPresent(text -> asked.with("expires", ElasticEmailVerbs.expires(options)));
        return asked;
    }
}
