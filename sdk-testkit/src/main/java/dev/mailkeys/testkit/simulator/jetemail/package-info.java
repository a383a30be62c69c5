/**
 * JetEmail's routes, rules and keys, behind {@link dev.mailkeys.testkit.simulator.jetemail.JetEmailApi}. Not
 * exported.
 */
@NullMarked
package dev.mailkeys.testkit.simulator.jetemail;

import org.jspecify.annotations.NullMarked;
