/** The verbs for keys of Emailit. */
@NullMarked
package dev.mailkeys.cli.command.emailit;

import org.jspecify.annotations.NullMarked;
