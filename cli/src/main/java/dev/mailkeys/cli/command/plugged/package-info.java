/** The verbs for keys of providers that a jar beside this command brings along. */
@NullMarked
package dev.mailkeys.cli.command.plugged;

import org.jspecify.annotations.NullMarked;
