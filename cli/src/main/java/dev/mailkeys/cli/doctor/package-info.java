/** Checks the configuration and each provider, and says what is wrong. */
@NullMarked
package dev.mailkeys.cli.doctor;

import org.jspecify.annotations.NullMarked;
