/** JetEmail's routes, rules and keys. Not exported. */
@NullMarked
package dev.mailkeys.testkit.simulator.jetemail;

import org.jspecify.annotations.NullMarked;
