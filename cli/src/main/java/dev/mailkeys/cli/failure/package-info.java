/**
 * Why a command could not do its work. Every room throws a {@link Failure}; {@code Program} makes a {@link Report} of
 * it, with words, kind and exit code.
 */
@NullMarked
package dev.mailkeys.cli.failure;

import org.jspecify.annotations.NullMarked;
