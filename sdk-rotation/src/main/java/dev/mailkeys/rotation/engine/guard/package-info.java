/**
 * Guards around code that others wrote: adapters, sinks and listeners may throw what they like, and here it becomes
 * {@link dev.mailkeys.rotation.engine.guard.Misbehaved}. {@code RotationBuilder} and {@code Rotation} put them on.
 * Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine.guard;

import org.jspecify.annotations.NullMarked;
