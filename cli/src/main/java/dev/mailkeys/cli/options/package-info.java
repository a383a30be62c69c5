/** What a command takes, in picocli's model, and what it was given. */
@NullMarked
package dev.mailkeys.cli.options;

import org.jspecify.annotations.NullMarked;
