/** Emailit's routes, errors and keys. Not exported. */
@NullMarked
package dev.mailkeys.testkit.simulator.emailit;

import org.jspecify.annotations.NullMarked;
