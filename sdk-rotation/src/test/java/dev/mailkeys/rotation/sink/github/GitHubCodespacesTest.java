package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GitHubCodespacesTest extends GitHubContract {

    @Override
    String prefix() {
        return "/codespaces";
    }

    @Override
    GitHubSecretPlace place() {
        return GitHubSecretPlace.repository("acme/mail").codespaces();
    }

    @Test
    void itsPermission_isNamed() {
        gitHub.missingRights.add("secrets");
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("the repository permission Codespaces secrets, read and write");
    }
}
