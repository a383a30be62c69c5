/** Emailit's routes, errors and keys, behind {@link dev.mailkeys.testkit.simulator.emailit.EmailitApi}. Not exported. */
@NullMarked
package dev.mailkeys.testkit.simulator.emailit;

import org.jspecify.annotations.NullMarked;
