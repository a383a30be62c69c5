/**
 * Where a new token goes. A verb chooses a {@link Destination} before the call, so that the place is known to work,
 * and hands it the answer afterwards, so that none is lost.
 */
@NullMarked
package dev.mailkeys.cli.token;

import org.jspecify.annotations.NullMarked;
