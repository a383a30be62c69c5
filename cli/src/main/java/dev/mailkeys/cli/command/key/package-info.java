/**
 * What the verbs of all providers have in common: {@link Issuing} for those that make a token, {@link Deletion} for
 * those that end one.
 */
@NullMarked
package dev.mailkeys.cli.command.key;

import org.jspecify.annotations.NullMarked;
