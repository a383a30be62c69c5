package dev.mailkeys.cli;

import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.IssuedKey;
import dev.mailkeys.elasticemail.NewKey;

/** {@code mailkeys elasticemail create}. */
final class ElasticEmailCreate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Creates a key. Its token is shown once and never again. It is sent once; an account has 15 keys.")
                .required("--name", "NAME", "The key's name.");
        settings(syntax);
        CommonOptions.delivery(syntax);
        CommonOptions.change(syntax);
        syntax.example("mailkeys elasticemail create --name newsletter --access-level SendHttp --to-file ./token");
    }

    /** All that a key has besides its name. */
    static void settings(Syntax syntax) {
        syntax.values("--access-level", "LEVEL", "What the key may do: SendHttp, ViewAccessTokens and so on.")
                .value(
                        "--expires",
                        "TIME",
                        "When it stops working: 2027-01-31, 2027-01-31T12:00:00Z, or +90d from now.")
                .values("--ip", "ADDRESS", "An address or range that the key may be used from.");
        ElasticEmailVerbs.subaccount(syntax);
    }

    static NewKey key(String name, Options options) {
        if (!options.has("--access-level")) {
            throw Failure.usage("Missing: --access-level LEVEL. What the key may do must be said.");
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
        Delivery delivery = Delivery.prepare(job);
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        Issuing.run(job, delivery, () -> {
            IssuedKey issued = keys.create(newKey);
            return new Issuing.Issued(
                    issued.token(), ElasticEmailFields.of(issued.info()).with("result", "created"));
        });
    }
}
