/** The process around the command: arguments as they were typed, variables, and the three standard streams. */
@NullMarked
package dev.mailkeys.cli.terminal;

import org.jspecify.annotations.NullMarked;
