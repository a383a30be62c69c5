/**
 * Journals kept in PostgreSQL: {@link dev.mailkeys.rotation.jdbc.PostgresJournals}, and there too what accounts may send:
 * {@link dev.mailkeys.rotation.jdbc.PostgresPace}.
 *
 * <p>Everything here is safe to share between threads.
 *
 * <p>For example:
 *
 * <pre>{@code
 * PostgresJournals journals = PostgresJournals.of(dataSource);
 * journals.createTables();
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation.jdbc;

import org.jspecify.annotations.NullMarked;
