/** The verbs for keys of JetEmail. */
@NullMarked
package dev.mailkeys.cli.command.jetemail;

import org.jspecify.annotations.NullMarked;
