/**
 * How a rotation is driven: the table of next steps, the driver that takes them, and what looks at a rotation as a
 * whole. {@code Rotation} enters by {@link dev.mailkeys.rotation.engine.Driver} to act, and by {@link
 * dev.mailkeys.rotation.engine.Planner}, {@link dev.mailkeys.rotation.engine.SinkHealth} and {@link
 * dev.mailkeys.rotation.engine.Abandonment} for plan, verify and abandon. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine;

import org.jspecify.annotations.NullMarked;
