package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That what breaks GitHub's description is found; the other tests here run on it where it is given. */
class GitHubDescriptionTest {

    private static final String REPOSITORY = "/repos/acme/mail/actions/secrets";
    private static final String ENVIRONMENT = "/repos/acme/mail/environments/prod%2Feu/secrets/A";
    private static final String ORGANIZATION = "/orgs/acme/codespaces/secrets/A";
    private static final String SEALED = "\"encrypted_value\":\"YWJj\",\"key_id\":\"1\"";

    private GitHubDescription described;

    @BeforeEach
    void given() {
        var given = GitHubDescription.given();
        assumeTrue(given.isPresent(), "-Dspecs=FOLDER names the folder that has api.github.com.json");
        described = given.orElseThrow();
    }

    private List<String> problems(String method, String path, String body) throws IOException {
        JsonNode json = new ObjectMapper().readTree(body);
        return described.problems(method, path, null, json);
    }

    @Test
    void pathsAndMethods_thatAreNotThere_areFound() throws IOException {
        assertThat(problems("GET", REPOSITORY + "/public-key", "null")).isEmpty();
        assertThat(problems("PUT", REPOSITORY + "/public-key", "null")).isNotEmpty();
        assertThat(problems("GET", "/repos/acme/mail/dependabot/variables", "null"))
                .isNotEmpty();
        assertThat(problems("GET", "/repos/acme/mail/environments/e/dependabot/secrets/public-key", "null"))
                .isNotEmpty();
        assertThat(described.problems("GET", REPOSITORY, "per_page=1&sort=name", new ObjectMapper().nullNode()))
                .containsExactly("takes no sort");
    }

    @Test
    void bodies_thatLackAField_orHaveOneTooMany_orOneOfAnotherForm_areFound() throws IOException {
        assertThat(problems("PUT", ENVIRONMENT, "{" + SEALED + "}")).isEmpty();
        assertThat(problems("PUT", ENVIRONMENT, "{\"encrypted_value\":\"YWJj\"}"))
                .isNotEmpty();
        assertThat(problems("PUT", ENVIRONMENT, "{" + SEALED + ",\"visibility\":\"all\"}"))
                .containsExactly("there is no field visibility");
        assertThat(problems("PUT", ENVIRONMENT, "{\"encrypted_value\":\"in the clear\",\"key_id\":\"1\"}"))
                .isNotEmpty();
        assertThat(problems("PUT", ORGANIZATION, "{" + SEALED + "}")).isNotEmpty();
        assertThat(problems("PUT", ORGANIZATION, "{" + SEALED + ",\"visibility\":\"selected\"}"))
                .isEmpty();
        assertThat(problems("PUT", ORGANIZATION, "{" + SEALED + ",\"visibility\":\"some\"}"))
                .isNotEmpty();
        assertThat(problems(
                        "PUT",
                        ORGANIZATION,
                        "{" + SEALED + ",\"visibility\":\"selected\",\"selected_repository_ids\":[\"one\"]}"))
                .isNotEmpty();
    }

    @Test
    void answers_thatGitHubDoesNotGive_areFound() throws IOException {
        String key = REPOSITORY + "/public-key";
        var json = new ObjectMapper();
        assertThat(described.problemsOfAnswer("GET", key, 200, json.readTree("{\"key_id\":\"1\",\"key\":\"a\"}")))
                .isEmpty();
        assertThat(described.problemsOfAnswer("GET", key, 200, json.readTree("{\"key\":\"a\"}")))
                .isNotEmpty();
        assertThat(described.problemsOfAnswer("GET", key, 204, json.nullNode())).isNotEmpty();
    }
}
