/** What every command stands on: the job it was given, its confirmation, its connection, and how a signal ends it. */
@NullMarked
package dev.mailkeys.cli.command;

import org.jspecify.annotations.NullMarked;
