/**
 * How commands share what an account may send: those of one user on one machine by files ({@link Paces}), those of
 * several machines by the database that has the journals ({@link DatabasePace}).
 */
@NullMarked
package dev.mailkeys.cli.pace;

import org.jspecify.annotations.NullMarked;
