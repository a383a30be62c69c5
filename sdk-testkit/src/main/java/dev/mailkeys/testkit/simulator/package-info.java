/**
 * What the simulated providers have in common: {@link dev.mailkeys.testkit.simulator.ProviderApi} routes a call,
 * {@link dev.mailkeys.testkit.simulator.Keyring} keeps the keys. Not exported.
 */
@NullMarked
package dev.mailkeys.testkit.simulator;

import org.jspecify.annotations.NullMarked;
