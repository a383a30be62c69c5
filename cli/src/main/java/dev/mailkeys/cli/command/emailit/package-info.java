/** The verbs for keys of Emailit. The catalog enters by {@link EmailitVerbs}. */
@NullMarked
package dev.mailkeys.cli.command.emailit;

import org.jspecify.annotations.NullMarked;
