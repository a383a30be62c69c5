package dev.mailkeys.sink.gitlab;

import dev.mailkeys.rotation.sink.spi.SinkContext;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** {@code type = "gitlab-variable"}: a CI/CD variable of a project or a group. */
public final class GitLabVariableSinks implements SinkFactory {

    /** For {@link java.util.ServiceLoader}. */
    public GitLabVariableSinks() {}

    @Override
    public String type() {
        return "gitlab-variable";
    }

    @Override
    public String title() {
        return "variables of GitLab";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(GitLab.SERVER);
    }

    @Override
    public List<SinkKey> keys() {
        return List.of(
                SinkKey.of("project", Kind.TEXT, "the project that has the variable, acme/mail or its number"),
                SinkKey.of("group", Kind.TEXT, "the group that has it, in place of a project"),
                SinkKey.of("variable", Kind.TEXT, "the variable's name").required(),
                SinkKey.of("environments", Kind.TEXT, "the environments that see it, as GitLab writes their scope")
                        .otherwise("\"*\""),
                SinkKey.word(
                        "visibility",
                        List.of("masked", "hidden", "visible"),
                        "who sees the value; only a new variable can become hidden"),
                SinkKey.of("protected", Kind.FLAG, "whether only jobs for protected branches and tags get it")
                        .otherwise("as it is"),
                SinkKey.of("create", Kind.FLAG, "whether the variable is made where there is none")
                        .otherwise("false"),
                SinkKey.of("token-env", Kind.CREDENTIAL, "the variable that holds an access token with the scope api")
                        .otherwise(GitLab.CREDENTIAL),
                SinkKey.of("settle-time", Kind.LENGTH, "how long after it was given up a write may still take effect")
                        .otherwise("\"1m\""));
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Objects.requireNonNull(values, "values must not be null");
        note(values, "project", GitLabPlace::problemOfPath);
        note(values, "group", GitLabPlace::problemOfPath);
        note(values, "variable", GitLabPlace::problemOfVariable);
        note(values, "environments", GitLabPlace::problemOfScope);
        if (values.has("project") == values.has("group")) {
            values.problem("project", "a variable is of either a project or a group: name one of them");
        }
        Optional<String> variable = values.text("variable");
        if (variable.isEmpty() || !values.problems().isEmpty()) {
            return Optional.empty();
        }
        GitLabPlace place = place(values, variable.get());
        return Optional.of(SinkPlan.of(place.name(), context -> sink(values, place, context)));
    }

    private static void note(SinkValues values, String key, Function<String, Optional<String>> problem) {
        values.text(key).flatMap(problem).ifPresent(text -> values.problem(key, key + " " + text));
    }

    private static GitLabPlace place(SinkValues values, String variable) {
        GitLabPlace everywhere = values.text("group")
                .map(group -> GitLabPlace.ofGroup(group, variable))
                .orElseGet(() -> GitLabPlace.ofProject(values.text("project").orElse(""), variable));
        return values.text("environments").map(everywhere::inEnvironments).orElse(everywhere);
    }

    private static GitLabVariableSink sink(SinkValues values, GitLabPlace place, SinkContext context) {
        GitLabVariableSink sink = GitLabVariableSink.of(place, context.secret("token-env"), context.settings())
                .seenBy(values.text("visibility")
                        .map(word -> GitLabVisibility.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(GitLabVisibility.MASKED));
        sink = values.flag("create") ? sink.creating() : sink;
        sink = values.has("protected") ? sink.protectedOnly(values.flag("protected")) : sink;
        return values.length("settle-time").map(sink::settlingFor).orElse(sink);
    }
}
