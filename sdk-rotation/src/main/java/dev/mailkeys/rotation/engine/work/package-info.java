/**
 * What every step works with: the request, the keys and sinks as they are now, calls that change something, attempts, and
 * the ways in which a run stops. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine.work;

import org.jspecify.annotations.NullMarked;
