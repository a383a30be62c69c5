/**
 * {@code mailkeys run}: another program with the current token in its environment, for as long as that program runs.
 * The catalog enters by {@link RunProgram}.
 */
@NullMarked
package dev.mailkeys.cli.command.run;

import org.jspecify.annotations.NullMarked;
