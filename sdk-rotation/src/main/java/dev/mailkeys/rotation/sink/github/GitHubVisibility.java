package dev.mailkeys.rotation.sink.github;

import java.util.List;

/**
 * Which repositories of an organization see a secret.
 *
 * @param word {@code all}, {@code private} or {@code selected}, as GitHub says it
 * @param repositories for {@code selected}, their names without their owner; else none
 */
record GitHubVisibility(String word, List<String> repositories) {

    static final String SELECTED = "selected";

    GitHubVisibility {
        repositories = List.copyOf(repositories);
        if (word.equals(SELECTED) && repositories.isEmpty()) {
            throw new IllegalArgumentException("Name at least one repository that sees the secret.");
        }
        if (repositories.stream().anyMatch(name -> name.isBlank() || name.contains("/"))) {
            throw new IllegalArgumentException(
                    "A repository that sees the secret is named without its owner, which is the organization.");
        }
    }
}
