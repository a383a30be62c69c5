package dev.mailkeys.cli.peer;

import dev.mailkeys.core.Secret;

/**
 * A secret, and where it was found.
 *
 * @param secret the secret
 * @param place where, for people: a variable, a file or standard input
 */
public record Credential(Secret secret, String place) {}
