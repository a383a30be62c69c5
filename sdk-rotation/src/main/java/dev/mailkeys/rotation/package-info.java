/**
 * Rotates a key so that a crash at any moment loses none: the successor is created, delivered and proven before the old
 * key is retired, and every step is in a journal before and after it is taken.
 *
 * <p>What plugs in: a {@link dev.mailkeys.rotation.ProviderAdapter} for each provider, a {@link dev.mailkeys.rotation.Sink}
 * for each place where a token is delivered, and a {@link dev.mailkeys.rotation.JournalStore} for the journal.
 *
 * <p>For example:
 *
 * <pre>{@code
 * Rotation rotation = Rotation.of("newsletter")
 *         .key(EmailitAdapter.using(credential, settings), "newsletter")
 *         .sink(FileSink.dotenv(folder.resolve("app.env"), "EMAILIT_TOKEN"))
 *         .journal(FileJournals.in(folder.resolve("journal")))
 *         .options(RotationOptions.builder().grace(Duration.ofHours(1)).build())
 *         .build();
 *
 * RotationReport report = rotation.run();
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation;

import org.jspecify.annotations.NullMarked;
