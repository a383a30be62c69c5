/**
 * The program {@code mailkeys-fleet}: a node that keeps rotating keys, beside others on the same database. {@link
 * dev.mailkeys.fleet.Main} is where it begins.
 */
@NullMarked
package dev.mailkeys.fleet;

import org.jspecify.annotations.NullMarked;
