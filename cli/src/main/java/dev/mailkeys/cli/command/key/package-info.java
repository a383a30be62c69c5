/** What the verbs of all providers have in common. */
@NullMarked
package dev.mailkeys.cli.command.key;

import org.jspecify.annotations.NullMarked;
