/**
 * The HTTP of the simulators: a {@link dev.mailkeys.testkit.http.Call}, its {@link dev.mailkeys.testkit.http.Answer},
 * the connection, the port. Not exported.
 */
@NullMarked
package dev.mailkeys.testkit.http;

import org.jspecify.annotations.NullMarked;
