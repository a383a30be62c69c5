/**
 * The verbs that rotate what a {@code mailkeys.toml} names, and what they print. The catalog enters by {@link
 * RotationVerbs}.
 */
@NullMarked
package dev.mailkeys.cli.command.rotation;

import org.jspecify.annotations.NullMarked;
