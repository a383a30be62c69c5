/** What the simulated providers have in common. Not exported. */
@NullMarked
package dev.mailkeys.testkit.simulator;

import org.jspecify.annotations.NullMarked;
