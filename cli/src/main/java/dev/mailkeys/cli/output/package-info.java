/**
 * Results on standard output, as a table, lines, JSON or variables. A command enters by {@link Output}, in the {@link
 * Format} that was asked for.
 */
@NullMarked
package dev.mailkeys.cli.output;

import org.jspecify.annotations.NullMarked;
