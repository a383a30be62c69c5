/**
 * The readers of a token, which tell a rotation by their marks that they have moved on to the new one.
 *
 * <p>For example:
 *
 * <pre>{@code
 * var sink = FileSink.dotenv(folder.resolve("app.env"), "EMAILIT_TOKEN");
 * return Rotation.of("newsletter")
 *         .key(EmailitAdapter.using(credential, settings), "newsletter")
 *         .sink(sink, Readers.of(programs, sink.marks()))
 *         .options(RotationOptions.builder().grace(Duration.ZERO).build())
 *         .journal(FileJournals.in(folder.resolve("journal")))
 *         .build();
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation.reader;

import org.jspecify.annotations.NullMarked;
