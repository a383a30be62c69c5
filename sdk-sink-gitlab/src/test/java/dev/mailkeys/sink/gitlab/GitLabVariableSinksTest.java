package dev.mailkeys.sink.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code mailkeys.toml} says of these sinks. */
class GitLabVariableSinksTest {

    private static SinkValues values(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("variable", "EMAILIT_TOKEN"));
        all.putAll(more);
        return SinkValues.of(all, Path.of("/srv"), Set.of());
    }

    private static List<String> problems(Map<String, Object> more) {
        SinkValues values = values(more);
        assertThat(new GitLabVariableSinks().plan(values)).isEmpty();
        return values.problems().stream().map(SinkValues.Problem::text).toList();
    }

    private static String place(Map<String, Object> more) {
        return new GitLabVariableSinks().plan(values(more)).orElseThrow().place();
    }

    @Test
    void itIsInstalled() {
        assertThat(SinkFactory.installed()).extracting(SinkFactory::type).contains("gitlab-variable");
    }

    @Test
    void thePlace_isNamedByAllItsParts() {
        assertThat(place(Map.of("project", "acme/mail"))).isEqualTo("gitlab:acme/mail#EMAILIT_TOKEN");
        assertThat(place(Map.of("project", "acme/mail", "environments", "*")))
                .isEqualTo("gitlab:acme/mail#EMAILIT_TOKEN");
        assertThat(place(Map.of("group", "17", "environments", "review/*")))
                .isEqualTo("gitlab:group 17:review/*#EMAILIT_TOKEN");
    }

    @Test
    void itIsEitherAProjectOrAGroup() {
        String problem = "a variable is of either a project or a group: name one of them";
        assertThat(problems(Map.of())).containsExactly(problem);
        assertThat(problems(Map.of("project", "acme/mail", "group", "acme"))).containsExactly(problem);
    }

    @Test
    void whatGitLabCanNotHave_isToldAtOnce() {
        assertThat(problems(Map.of("project", "/acme/mail/", "variable", "A-B", "environments", "a?")))
                .containsExactly(
                        "project takes the path of a project or a group, acme/mail, as in its address, or its number",
                        "variable takes up to 240 letters, digits and underscores",
                        "environments takes an environment's name, or a scope with * in it, of up to 255 characters");
    }
}
