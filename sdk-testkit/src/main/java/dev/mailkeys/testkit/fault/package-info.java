/**
 * What faults do: to an answer ({@link dev.mailkeys.testkit.fault.Rewrites}), or to the way it is sent ({@link
 * dev.mailkeys.testkit.fault.Transmissions}). Not exported.
 */
@NullMarked
package dev.mailkeys.testkit.fault;

import org.jspecify.annotations.NullMarked;
