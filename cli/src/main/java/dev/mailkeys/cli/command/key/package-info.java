/**
 * What the verbs of all providers have in common: {@link Issuing} for those that make a token; {@link Delete}, {@link
 * Rotate}, {@link Get} and {@link KeyListing}, which are told how a provider finds its keys.
 */
@NullMarked
package dev.mailkeys.cli.command.key;

import org.jspecify.annotations.NullMarked;
