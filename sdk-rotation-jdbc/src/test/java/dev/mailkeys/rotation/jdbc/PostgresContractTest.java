package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.journal.JournalStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract that files keep. */
class PostgresContractTest extends JournalStoreContract {

    private final PGSimpleDataSource source = Server.shared().tables();
    private final HikariDataSource pool = Server.pool(source, 8);

    @AfterEach
    void close() {
        pool.close();
    }

    @Override
    protected JournalStore store() {
        return PostgresJournals.of(pool);
    }

    @Override
    protected void overtake(String target) {
        PostgresJournals.of(pool).endLease(target);
        PostgresJournals.of(pool).lease(target);
    }

    /** Its connections are its own, and end with it. */
    @Override
    protected void holdAndDie(String target, int lines) {
        JournalLease lease = PostgresJournals.of(source).lease(target);
        if (lines > 0) {
            lease.begin("r1");
        }
        for (int sequence = 1; sequence <= lines; sequence++) {
            lease.append(new JournalLine(lease.epoch(), sequence, "{}"));
        }
        Server.letTimePass(source);
    }

    @Test
    void targets_areListedByTheNamesTheyWereGiven() {
        for (String target : new String[] {"b\\u0000", "a\0b", "\\", "ключ", "\ud83d"}) {
            try (JournalLease lease = store().lease(target)) {
                lease.begin("r1");
            }
        }
        store().lease("never begun").close();
        assertThat(PostgresJournals.of(pool).targets()).containsExactly("\\", "a\0b", "b\\u0000", "ключ", "\ud83d");
    }
}
