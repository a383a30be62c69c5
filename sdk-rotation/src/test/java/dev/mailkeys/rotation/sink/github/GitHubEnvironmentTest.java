package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GitHubEnvironmentTest extends GitHubContract {

    @Override
    String prefix() {
        return "/environments/prod%2Feu";
    }

    @Override
    GitHubSecretPlace place() {
        return GitHubSecretPlace.repository("acme/mail").environment("prod/eu");
    }

    @Test
    void itsPermission_isEnvironments_forSecretAndVariable() {
        for (String right : new String[] {"secrets", "variables"}) {
            gitHub.missingRights.clear();
            gitHub.missingRights.add(right);
            assertThatThrownBy(sink()::check)
                    .hasMessageContaining("the repository permission Environments, read and write")
                    .hasMessageContaining("permissions that it takes: " + right + "=read");
        }
    }

    @Test
    void anEnvironmentThatIsNotThere_isNamed() {
        gitHub.refusals.put("GET key", 404);
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("acme/mail is there. Is there an environment prod/eu in it");
        assertThat(gitHub.secrets).isEmpty();
    }
}
