package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.journal.JournalAddress;
import dev.mailkeys.rotation.journal.JournalStoreFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Opens journals by the address of their database, {@code jdbc:postgresql://HOST/DATABASE}, with PostgreSQL's own driver
 * ({@code org.postgresql:postgresql}), which must be on the class path or module path.
 *
 * <p>Connections have time limits: five seconds for connecting, 30 for an answer, of which
 * {@link PostgresJournals#timeLimit} makes ten. They go to a primary.
 * Parameters of the address set others.
 */
public final class PostgresJournalsFactory implements JournalStoreFactory {

    private static final String SCHEME = "jdbc:postgresql:";

    /** Short, because a person who has just started a program waits for the first answer. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

    /** For {@link java.util.ServiceLoader}. */
    public PostgresJournalsFactory() {}

    @Override
    public String scheme() {
        return SCHEME;
    }

    /**
     * Opens the journals, each statement on a connection of its own. While the database can't be reached, the first attempt
     * goes on for five seconds.
     */
    @Override
    public JournalStore open(JournalAddress address) {
        Objects.requireNonNull(address, "address must not be null");
        PostgresSource source = checked(address);
        PostgresJournals journals = PostgresJournals.of(source.connections());
        journals.patience(FIRST_PATIENCE).reach(source.places());
        return journals;
    }

    @Override
    public Optional<SharedPace> pace(JournalAddress address) {
        Objects.requireNonNull(address, "address must not be null");
        return Optional.of(PostgresPace.of(source(address)));
    }

    /**
     * A source of connections to that database, each made anew; for a pool to stand on. Nothing is connected yet.
     *
     * @param address where the database is
     * @return the source
     * @throws IllegalArgumentException if the address can't be one of PostgreSQL's, or its driver is missing
     */
    public static DataSource source(JournalAddress address) {
        Objects.requireNonNull(address, "address must not be null");
        return checked(address).connections();
    }

    private static PostgresSource checked(JournalAddress address) {
        try {
            return PostgresSource.of(address);
        } catch (LinkageError missing) {
            throw new IllegalArgumentException(
                    "The driver of PostgreSQL is missing or of another kind: put its jar (org.postgresql:postgresql)"
                            + " beside that of sdk-rotation-jdbc on the class path.",
                    missing);
        }
    }
}
