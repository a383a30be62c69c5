/** The verbs for keys of a provider whose jar is on the class path. The catalog enters by {@link PluggedVerbs}. */
@NullMarked
package dev.mailkeys.cli.command.plugged;

import org.jspecify.annotations.NullMarked;
