package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What a database lacks is found by a look, before a rotation changes anything. */
@Timeout(60)
class ObstaclesTest {

    private static final String TARGET = "orders";

    @ParameterizedTest
    @CsvSource({
        "update, mailkeys_targets",
        "insert, mailkeys_targets",
        "select, mailkeys_rotations",
        "delete, mailkeys_rotations",
        "select, mailkeys_lines",
        "insert, mailkeys_lines",
        "update, mailkeys_lines"
    })
    void rightThatIsMissing_isNamed(String right, String table) {
        PGSimpleDataSource source = Server.shared().tables();
        String schema = source.getCurrentSchema();
        String user = "lean_" + schema;
        Server.execute(
                source,
                "create user " + user + "; grant usage on schema " + schema + " to " + user
                        + "; grant select, insert, update, delete on all tables in schema " + schema + " to " + user);
        var journals = PostgresJournals.of(Server.by(source, Server.shared().port(), user));
        journals.check(TARGET);
        Server.execute(source, "revoke " + right + " on " + table + " from " + user);
        assertRefused(Kind.FAILED, right + " on " + table, () -> journals.check(TARGET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void databaseThatCanNotHoldEveryLetter_isRefused(String encoding) {
        String name = "in_" + encoding.toLowerCase(Locale.ROOT);
        PGSimpleDataSource source = Server.shared().emptySchema();
        Server.execute(
                source, "create database " + name + " template template0 locale 'C' encoding '" + encoding + "'");
        source.setDatabaseName(name);
        source.setCurrentSchema("public");
        var journals = PostgresJournals.of(source);
        journals.createTables();
        assertRefused(Kind.FAILED, "UTF8", () -> journals.check(TARGET));
        assertRefused(Kind.FAILED, "UTF8", () -> journals.lease(TARGET));
    }

    @Test
    void tableOfTheVersionThatIsEmpty_isTold_withTheWayToMendIt() {
        PGSimpleDataSource source = Server.shared().tables();
        Server.execute(source, "delete from mailkeys_schema");
        var journals = PostgresJournals.of(source);
        for (ThrowingCallable call : new ThrowingCallable[] {
            () -> journals.check(TARGET), () -> journals.lease(TARGET), journals::createTables
        }) {
            assertRefused(Kind.DAMAGED, "insert into mailkeys_schema", call);
        }
    }

    /** As PostgreSQL may say where two make one table at the same moment. */
    @ParameterizedTest
    @ValueSource(strings = {"42710", "42P07", "23505"})
    void tablesThatAnotherMakesAtTheSameMoment_areFound(String state) {
        PGSimpleDataSource made = Server.shared().tables();
        var asked = new AtomicInteger();
        var source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (asked.getAndIncrement() == 0) {
                    throw new SQLException("it is there already", state);
                }
                return made.getConnection();
            }
        };
        PostgresJournals.of(source).createTables();
        assertThat(asked).hasValue(2);
    }

    /** With fully isolated transactions by default, the second one would get a conflict. */
    @Test
    void tablesThatAnotherBringsToANewerVersionMeanwhile_areLeftAsTheyAre() throws Exception {
        PGSimpleDataSource source = Server.shared().tables();
        source.setOptions("-c default_transaction_isolation=serializable");
        try (Connection first = source.getConnection();
                Connection second = source.getConnection();
                Statement migrating = first.createStatement()) {
            first.setAutoCommit(false);
            migrating.execute("lock table mailkeys_schema in exclusive mode");
            migrating.execute("update mailkeys_schema set version = version + 1");
            CompletableFuture<Integer> migrated = CompletableFuture.supplyAsync(() -> migrate(second));
            while (Server.number(source, "select count(*) from pg_locks where not granted") == 0
                    && !migrated.isDone()) {
                Thread.onSpinWait();
            }
            first.commit();
            assertThat(migrated.get()).isEqualTo(Schema.VERSION + 1);
        }
    }

    private static int migrate(Connection connection) {
        try {
            return Schema.migrate(connection, Schema.VERSION + 1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** By the time limit of a statement that an administrator has set, or by hand. */
    @Test
    void statementThatIsCancelled_isAskedAgain() {
        PGSimpleDataSource source = Server.shared().tables();
        var asked = new AtomicInteger();
        var cancelled = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (asked.getAndIncrement() == 0) {
                    throw new SQLException("canceling statement due to user request", "57014");
                }
                return source.getConnection();
            }
        };
        PostgresJournals.of(cancelled).check(TARGET);
        assertThat(asked).hasValue(2);
        asked.set(0);
        assertRefused(
                Kind.FAILED,
                "Nothing was changed",
                () -> PostgresJournals.of(cancelled).patience(Duration.ZERO).check(TARGET));
    }

    private static void assertRefused(Kind kind, String advice, ThrowingCallable call) {
        JournalException refused = catchThrowableOfType(JournalException.class, call);
        assertThat(refused).isNotNull().hasMessageContaining(advice);
        assertThat(refused.kind()).isEqualTo(kind);
    }
}
