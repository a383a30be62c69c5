/**
 * Reads {@code mailkeys.toml}: accounts, targets, sinks, the database of the journals and the policies of an audit, with
 * every problem at once. Verbs enter by {@link RotationFile#of}.
 */
@NullMarked
package dev.mailkeys.cli.rotationfile;

import org.jspecify.annotations.NullMarked;
