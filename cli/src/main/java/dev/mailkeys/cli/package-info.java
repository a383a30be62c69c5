/**
 * The {@code mailkeys} command: key management for CI scripts and people at a terminal. A program, not a library. Here it
 * starts; the packages below are its rooms, which nobody else is to use.
 */
@NullMarked
package dev.mailkeys.cli;

import org.jspecify.annotations.NullMarked;
