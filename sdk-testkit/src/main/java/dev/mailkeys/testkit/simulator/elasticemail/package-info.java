/**
 * Elastic Email's routes, rules and keys, behind {@link dev.mailkeys.testkit.simulator.elasticemail.ElasticEmailApi}.
 * Not exported.
 */
@NullMarked
package dev.mailkeys.testkit.simulator.elasticemail;

import org.jspecify.annotations.NullMarked;
