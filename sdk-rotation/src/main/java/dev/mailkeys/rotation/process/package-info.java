/** Starting programs of others. Used by the sink that is a command, and by the command; not exported. */
@NullMarked
package dev.mailkeys.rotation.process;

import org.jspecify.annotations.NullMarked;
