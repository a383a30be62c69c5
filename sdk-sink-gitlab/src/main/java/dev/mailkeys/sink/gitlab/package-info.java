/**
 * Delivers tokens into GitLab: {@link dev.mailkeys.sink.gitlab.GitLabVariableSink a CI/CD variable} of a project or a group.
 *
 * <p>For example:
 *
 * <pre>{@code
 * .sink(GitLabVariableSink.of(
 *         GitLabPlace.ofProject("acme/mail", "EMAILIT_TOKEN"),
 *         Secret.of(System.getenv("MAILKEYS_GITLAB_TOKEN")),
 *         ClientSettings.defaults()))
 * }</pre>
 */
@NullMarked
package dev.mailkeys.sink.gitlab;

import org.jspecify.annotations.NullMarked;
