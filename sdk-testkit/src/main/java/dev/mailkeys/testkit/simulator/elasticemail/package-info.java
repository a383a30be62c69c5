/** Elastic Email's routes, rules and keys. Not exported. */
@NullMarked
package dev.mailkeys.testkit.simulator.elasticemail;

import org.jspecify.annotations.NullMarked;
