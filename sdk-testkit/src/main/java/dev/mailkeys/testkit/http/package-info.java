/** The HTTP of the simulators: a call, its answer, the connection, the port. Not exported. */
@NullMarked
package dev.mailkeys.testkit.http;

import org.jspecify.annotations.NullMarked;
