/**
 * How a rotation is driven: the table of what follows what, the driver that takes step after step, and what looks at the
 * whole from outside: the plan, the state of the sinks, what was changed in the list of sinks, a rotation set aside. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine;

import org.jspecify.annotations.NullMarked;
