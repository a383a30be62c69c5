/** Whom the command calls, with which credential, and through which proxy. */
@NullMarked
package dev.mailkeys.cli.peer;

import org.jspecify.annotations.NullMarked;
