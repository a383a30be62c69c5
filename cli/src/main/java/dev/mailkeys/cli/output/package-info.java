/** Results on standard output, as a table, lines, JSON or variables. */
@NullMarked
package dev.mailkeys.cli.output;

import org.jspecify.annotations.NullMarked;
