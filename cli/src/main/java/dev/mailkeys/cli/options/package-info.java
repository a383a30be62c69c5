/**
 * What a command takes, and what it was given. A verb describes its options to {@link Syntax}, and reads what was
 * given from {@link Options}.
 */
@NullMarked
package dev.mailkeys.cli.options;

import org.jspecify.annotations.NullMarked;
