/** The verbs for keys of Elastic Email. */
@NullMarked
package dev.mailkeys.cli.command.elasticemail;

import org.jspecify.annotations.NullMarked;
