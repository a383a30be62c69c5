/**
 * What every step works with, all of it in one {@link dev.mailkeys.rotation.engine.work.Work}: the request, the keys
 * and sinks as they are now, calls that change something ({@link dev.mailkeys.rotation.engine.work.Mutation}),
 * attempts, and the ways in which a run stops ({@link dev.mailkeys.rotation.engine.work.Halt}). Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine.work;

import org.jspecify.annotations.NullMarked;
