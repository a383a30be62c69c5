/**
 * Rotates a key so that a crash at any moment loses none: the successor is created, delivered and proven before the old
 * key is retired, and every step is in a journal before and after it is taken.
 *
 * <p>What plugs in: a {@link dev.mailkeys.rotation.ProviderAdapter} for each provider, a {@link dev.mailkeys.rotation.Sink}
 * for each place where a token is delivered, and a {@link dev.mailkeys.rotation.JournalStore} for the journal.
 */
@NullMarked
package dev.mailkeys.rotation;

import org.jspecify.annotations.NullMarked;
