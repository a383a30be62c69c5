/** Which rotations of a fleet run when, and the threads that run them. Not exported. */
@NullMarked
package dev.mailkeys.rotation.fleet;

import org.jspecify.annotations.NullMarked;
