/** The database of a fleet: its connections and clock, and what the nodes tell each other there. */
@NullMarked
package dev.mailkeys.fleet.database;

import org.jspecify.annotations.NullMarked;
