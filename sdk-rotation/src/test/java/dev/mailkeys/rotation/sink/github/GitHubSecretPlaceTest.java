package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSecretPlaceTest {

    private static final GitHubSecretPlace REPOSITORY = GitHubSecretPlace.repository("acme/mail");
    private static final GitHubSecretPlace ORGANIZATION = GitHubSecretPlace.organization("acme");

    @Test
    void whatGitHubHasNoCallFor_isRefusedInWords_inEitherOrder() {
        var environment = REPOSITORY.environment("production");
        assertThatThrownBy(environment::dependabot).hasMessageContaining("for Actions only, not for Dependabot");
        assertThatThrownBy(environment::codespaces).hasMessageContaining("for Actions only, not for Codespaces");
        assertThatThrownBy(() -> REPOSITORY.dependabot().environment("production"))
                .hasMessageContaining("for Actions only");
        assertThatThrownBy(() -> ORGANIZATION.environment("production"))
                .hasMessageContaining("Only a repository has environments");
        assertThatThrownBy(REPOSITORY::visibleToAll)
                .hasMessageContaining("Only an organization's secrets have a visibility");
        assertThatThrownBy(REPOSITORY::visibleToPrivate).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> environment.visibleTo(List.of("mail"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void repositoriesThatSeeASecret_areNamedWithoutTheirOwner() {
        assertThatThrownBy(() -> ORGANIZATION.visibleTo(List.of())).hasMessageContaining("at least one repository");
        assertThatThrownBy(() -> ORGANIZATION.visibleTo(List.of("acme/mail")))
                .hasMessageContaining("named without its owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme/mail", " acme", "a b"})
    void namesOfNoOrganization_areRefused(String name) {
        assertThatThrownBy(() -> GitHubSecretPlace.organization(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void places_haveNamesThatTellThemApart() {
        assertThat(List.of(
                        REPOSITORY,
                        REPOSITORY.environment("production"),
                        REPOSITORY.dependabot(),
                        REPOSITORY.codespaces(),
                        ORGANIZATION,
                        ORGANIZATION.codespaces()))
                .extracting(GitHubSecretPlace::toString)
                .containsExactly(
                        "github:acme/mail",
                        "github:acme/mail:production",
                        "github-dependabot:acme/mail",
                        "github-codespaces:acme/mail",
                        "github:acme",
                        "github-codespaces:acme");
    }
}
