package dev.mailkeys.rotation.sink.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Models;
import dev.mailkeys.core.provider.Repeat;

/** Asks GitHub which repositories and organizations it shows to the credential. */
final class GitHubDirectory {

    /**
     * A repository as it is now.
     *
     * @param id its number, which stays when its name changes
     * @param fullName {@code owner/name}
     * @param archived whether nothing in it can be changed
     */
    record Repository(
            @JsonProperty("id") Long id,
            @JsonProperty("full_name") String fullName,
            @JsonProperty("archived") boolean archived) {

        Repository {
            if (id == null || fullName == null) {
                throw Models.missing("id, full_name");
            }
        }
    }

    private static final Endpoint<Repository> REPOSITORY =
            Endpoint.of("getRepository", Repeat.SAFE, "GET", "/repos/{owner}/{repository}", Repository.class);

    /** The repository that a former name redirects to. */
    private static final Endpoint<Repository> BY_ID =
            Endpoint.of("getRepositoryById", Repeat.SAFE, "GET", "/repositories/{id}", Repository.class);

    private static final Endpoint<?> ORGANIZATION =
            Endpoint.withoutAnswer("getOrganization", Repeat.SAFE, "GET", "/orgs/{organization}");

    private final ApiClient api;

    GitHubDirectory(ApiClient api) {
        this.api = api;
    }

    Repository repository(String owner, String name) {
        return api.call(REPOSITORY.at(owner, name));
    }

    Repository repositoryById(String id) {
        return api.call(BY_ID.at(id));
    }

    void organization(String name) {
        api.call(ORGANIZATION.at(name));
    }
}
