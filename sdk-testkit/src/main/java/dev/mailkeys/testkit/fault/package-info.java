/** What the faults do: to an answer, or to the way it is sent. Not exported. */
@NullMarked
package dev.mailkeys.testkit.fault;

import org.jspecify.annotations.NullMarked;
