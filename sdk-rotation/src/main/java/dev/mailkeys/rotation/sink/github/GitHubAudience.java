package dev.mailkeys.rotation.sink.github;

import java.util.List;
import java.util.Optional;

/**
 * Who sees an organization's secret. Every write of it says so.
 *
 * @param visibility {@code all}, {@code private} or {@code selected}
 * @param repositories for {@code selected}, the numbers of the repositories; else none
 */
record GitHubAudience(String visibility, List<Long> repositories) {

    /**
     * For our variables: no workflow needs them, and anyone who may list the organization's variables can read them.
     */
    static final GitHubAudience NOBODY = new GitHubAudience(GitHubVisibility.SELECTED, List.of());

    /** The default of GitHub's own command. */
    private static final String OF_A_NEW_SECRET = "private";

    /** Who is to see it: as the place says, otherwise as it is now. */
    static GitHubAudience of(GitHubSecretPlace place, GitHubSecret secret, GitHubDirectory directory) {
        return place.visibility().map(wanted -> of(place, wanted, directory)).orElseGet(() -> ofNow(secret));
    }

    private static GitHubAudience of(GitHubSecretPlace place, GitHubVisibility wanted, GitHubDirectory directory) {
        List<Long> ids = wanted.repositories().stream()
                .map(name -> directory.repository(place.owner(), name).id())
                .toList();
        return new GitHubAudience(wanted.word(), ids);
    }

    private static GitHubAudience ofNow(GitHubSecret secret) {
        Optional<String> now = secret.read().flatMap(GitHubSecret.Stored::visibility);
        List<Long> ids = now.filter(GitHubVisibility.SELECTED::equals).isPresent() ? secret.repositories() : List.of();
        return new GitHubAudience(now.orElse(OF_A_NEW_SECRET), ids);
    }
}
