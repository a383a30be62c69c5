/**
 * What is checked before a rotation begins: whether it is due, whether it may begin, and what it sets out with.
 * {@code Rotation} and the planner enter by {@link dev.mailkeys.rotation.engine.preflight.Preflight}. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine.preflight;

import org.jspecify.annotations.NullMarked;
