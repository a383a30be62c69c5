package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubDependabotTest extends GitHubContract {

    @Override
    String prefix() {
        return "/dependabot";
    }

    @Override
    GitHubSecretPlace place() {
        return GitHubSecretPlace.repository("acme/mail").dependabot();
    }

    /** The three secrets of one name are three, and so are their marks; variables there are of Actions alone. */
    @Test
    void theSameNameForEachProgram_isASecretAndAMarkForEach() {
        var repository = GitHubSecretPlace.repository("acme/mail");
        for (var place : new GitHubSecretPlace[] {repository, place(), repository.codespaces()}) {
            sink(place, GitHubStandIn.CREDENTIAL).put(delivery(1), Optional.empty());
        }
        assertThat(gitHub.secrets).containsOnlyKeys("/actions/" + NAME, "/dependabot/" + NAME, "/codespaces/" + NAME);
        assertThat(gitHub.variables)
                .containsOnlyKeys(
                        "/actions/" + NAME + "_MAILKEYS",
                        "/actions/" + NAME + "_MAILKEYS_DEPENDABOT",
                        "/actions/" + NAME + "_MAILKEYS_CODESPACES");
        assertThat(sink().name()).isEqualTo("github-dependabot:acme/mail#" + NAME);
    }

    @Test
    void itsPermission_isNamed() {
        gitHub.missingRights.add("secrets");
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("the repository permission Dependabot secrets, read and write");
        gitHub.missingRights.clear();
        gitHub.missingRights.add("variables");
        assertThatThrownBy(sink()::check).hasMessageContaining("the repository permission Variables, read and write");
    }
}
