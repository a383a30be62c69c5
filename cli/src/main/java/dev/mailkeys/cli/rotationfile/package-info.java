/** Reads {@code mailkeys.toml}: accounts, targets and sinks, with every problem at once. */
@NullMarked
package dev.mailkeys.cli.rotationfile;

import org.jspecify.annotations.NullMarked;
