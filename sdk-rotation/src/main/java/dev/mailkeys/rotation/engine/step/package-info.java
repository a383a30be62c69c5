/**
 * The steps of a rotation: each looks, acts once, and appends to the journal. The table in {@code StateMachine} names
 * the next one. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine.step;

import org.jspecify.annotations.NullMarked;
