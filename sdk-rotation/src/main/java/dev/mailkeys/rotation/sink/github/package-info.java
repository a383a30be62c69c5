/**
 * Secrets of GitHub: of repositories, environments and organizations, for Actions, Dependabot and Codespaces.
 *
 * <p>For example:
 *
 * <pre>{@code
 * var place = GitHubSecretPlace.organization("acme").visibleTo(List.of("mail", "web"));
 * var sink = GitHubSecretSink.at(
 *         place, "EMAILIT_TOKEN", Secret.fromEnv("MAILKEYS_GITHUB_TOKEN"), ClientSettings.defaults());
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation.sink.github;

import org.jspecify.annotations.NullMarked;
