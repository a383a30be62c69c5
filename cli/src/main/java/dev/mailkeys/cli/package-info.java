/** The {@code mailkeys} command: key management for CI scripts and people at a terminal. A program, not a library. */
@NullMarked
package dev.mailkeys.cli;

import org.jspecify.annotations.NullMarked;
