/**
 * When a target is looked at, and what a look does. db-scheduler wakes one node, or sometimes two; the epoch of the
 * journal's lease decides which of them writes.
 */
@NullMarked
package dev.mailkeys.fleet.rotating;

import org.jspecify.annotations.NullMarked;
