/**
 * The process around the command. {@link ProcessContext} gives its arguments as they were typed, its variables and
 * its streams; {@link Stdout} and {@link Messages} write to them.
 */
@NullMarked
package dev.mailkeys.cli.terminal;

import org.jspecify.annotations.NullMarked;
