package dev.mailkeys.rotation.sink.github;

import java.util.List;
import java.util.Optional;

/**
 * Who sees a secret of an organization, as GitHub is told with every write of it.
 *
 * @param visibility {@code all}, {@code private} or {@code selected}
 * @param repositories for {@code selected}, the numbers of the repositories; else none
 */
record GitHubAudience(String visibility, List<Long> repositories) {

    /** A variable of ours is for no workflow: whoever may list the organization's variables can read it. */
    static final GitHubAudience NOBODY = new GitHubAudience(GitHubVisibility.SELECTED, List.of());

    /** What GitHub's own command gives a secret about which nothing is said. */
    private static final String OF_A_NEW_SECRET = "private";

    /** Who is to see it: whom the place says, or else whoever sees it now. */
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
