/**
 * What every {@link Command} stands on: the {@link Job} it was given, its {@link Confirmation}, its connection, how a
 * signal ends it ({@link Unfinished}), and what it leaves for the other steps of a job in GitHub Actions ({@link
 * StepOutput}, {@link StepSummary}).
 */
@NullMarked
package dev.mailkeys.cli.command;

import org.jspecify.annotations.NullMarked;
