/**
 * Which rotations of a fleet run when, the threads that run them, and the list of keys that they share. {@code
 * RotationFleet} enters by {@link dev.mailkeys.rotation.fleet.FleetOrder}, {@link dev.mailkeys.rotation.fleet.Crew} and
 * {@link dev.mailkeys.rotation.fleet.SharedList}. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.fleet;

import org.jspecify.annotations.NullMarked;
