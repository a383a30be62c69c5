/**
 * Starts other programs. {@link dev.mailkeys.rotation.process.CommandStart} starts one, {@link
 * dev.mailkeys.rotation.process.ProgramCheck} says beforehand whether it can be started. Used by the sink that is a
 * command, and by the command; not exported.
 */
@NullMarked
package dev.mailkeys.rotation.process;

import org.jspecify.annotations.NullMarked;
