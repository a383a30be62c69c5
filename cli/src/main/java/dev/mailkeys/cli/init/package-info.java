/**
 * {@code mailkeys init}: a first {@code mailkeys.toml} from what the accounts hold. The catalog enters by {@link
 * Init}.
 */
@NullMarked
package dev.mailkeys.cli.init;

import org.jspecify.annotations.NullMarked;
