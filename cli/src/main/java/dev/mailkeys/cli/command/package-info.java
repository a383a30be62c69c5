/**
 * What every {@link Command} stands on: the {@link Job} it was given, its {@link Confirmation}, its connection, and
 * how a signal ends it ({@link Unfinished}).
 */
@NullMarked
package dev.mailkeys.cli.command;

import org.jspecify.annotations.NullMarked;
