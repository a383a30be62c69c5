/** {@code mailkeys init}: a first {@code mailkeys.toml} from what the accounts hold. */
@NullMarked
package dev.mailkeys.cli.init;

import org.jspecify.annotations.NullMarked;
