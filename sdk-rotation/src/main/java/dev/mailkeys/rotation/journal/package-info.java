/**
 * Journals kept in files: {@link dev.mailkeys.rotation.journal.FileJournals}; and how the command finds those in a database:
 * {@link dev.mailkeys.rotation.journal.JournalStoreFactory}.
 *
 * <p>Everything here is safe to share between threads.
 *
 * <p>For example:
 *
 * <pre>{@code
 * .journal(FileJournals.in(folder.resolve("journal")))
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation.journal;

import org.jspecify.annotations.NullMarked;
