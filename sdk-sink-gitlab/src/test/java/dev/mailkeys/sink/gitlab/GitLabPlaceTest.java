package dev.mailkeys.sink.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place is checked when it is made, and its mark stands in a variable beside it that the same environments see. */
class GitLabPlaceTest {

    private static void assertRefused(Runnable place, String words) {
        assertThatThrownBy(place::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A place in GitLab takes " + words);
    }

    @Test
    void theMark_standsBesideTheToken() {
        GitLabPlace place = GitLabPlace.ofGroup("acme", "TOKEN").inEnvironments("review/*");
        assertThat(place.ofMark().name()).isEqualTo("gitlab:group acme:review/*#TOKEN_MAILKEYS");
        assertThat(place.ofMark().owner().collection()).isEqualTo("groups");
        assertThat(GitLabPlace.ofProject("acme/mail", "TOKEN").owner().collection())
                .isEqualTo("projects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/acme", "acme/", "acme//mail", "acme mail", "acme?x"})
    void aPathThatIsNone_isRefused(String path) {
        assertRefused(() -> GitLabPlace.ofProject(path, "TOKEN"), "the path of a project or a group");
        assertRefused(() -> GitLabPlace.ofGroup(path, "TOKEN"), "the path of a project or a group");
    }

    @Test
    void aVariableThatGitLabCanNotHave_isRefused() {
        assertRefused(() -> GitLabPlace.ofProject("acme", "A-B"), "up to 240 letters");
        assertRefused(() -> GitLabPlace.ofProject("acme", "N".repeat(241)), "up to 240 letters");
        assertThat(GitLabPlace.ofProject("acme", "N".repeat(240)).ofMark().variable())
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void aScopeThatIsNone_isRefused() {
        GitLabPlace place = GitLabPlace.ofProject("acme", "TOKEN");
        assertRefused(() -> place.inEnvironments("a?"), "an environment's name");
        assertRefused(() -> place.inEnvironments(""), "an environment's name");
    }
}
