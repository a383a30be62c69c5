/**
 * The {@code mailkeys} command: key management for CI scripts and people at a terminal. A program, not a library. It
 * starts here; the packages below are internal.
 */
@NullMarked
package dev.mailkeys.cli;

import org.jspecify.annotations.NullMarked;
