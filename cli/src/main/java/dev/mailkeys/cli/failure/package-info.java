/**
 * Why a command ends without having done what was asked. Every room throws a {@link Failure}; {@code Program} makes a
 * {@link Report} of it, with words, kind and exit code.
 */
@NullMarked
package dev.mailkeys.cli.failure;

import org.jspecify.annotations.NullMarked;
