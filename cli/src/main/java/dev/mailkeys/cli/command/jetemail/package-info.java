/** The verbs for keys of JetEmail. The catalog enters by {@link JetEmailVerbs}. */
@NullMarked
package dev.mailkeys.cli.command.jetemail;

import org.jspecify.annotations.NullMarked;
