package dev.mailkeys.rotation.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL server of these tests alone, which keeps what it has committed. */
final class Server implements AutoCloseable {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** The one that tests share; it ends with them. */
    static Server shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final Server SERVER = start(durable(EmbeddedPostgres.builder()));
    }

    /** A server that can be started again on what it left in a folder. */
    static Server in(Path folder, int port) {
        return start(durable(EmbeddedPostgres.builder())
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port));
    }

    /** As made for tests of others, it would lose the last lines when it is killed. */
    private static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
        return builder.setServerConfig("synchronous_commit", "on").setServerConfig("fsync", "on");
    }

    private static Server start(EmbeddedPostgres.Builder builder) {
        try {
            return new Server(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return postgres.getPort();
    }

    /** Connections that find their tables in a schema that nobody else has; it is empty. */
    PGSimpleDataSource emptySchema() {
        String schema = "t" + SCHEMAS.incrementAndGet();
        PGSimpleDataSource source = source(schema, port());
        execute(source, "create schema " + schema);
        return source;
    }

    /** The same, with the tables made. */
    PGSimpleDataSource tables() {
        PGSimpleDataSource source = emptySchema();
        PostgresJournals.of(source).createTables();
        return source;
    }

    /** The way to the same schema by another port, and as another user. */
    static PGSimpleDataSource by(PGSimpleDataSource source, int port, String user) {
        PGSimpleDataSource other = source(source.getCurrentSchema(), port);
        other.setUser(user);
        return other;
    }

    private static PGSimpleDataSource source(String schema, int port) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setCurrentSchema(schema);
        source.setConnectTimeout(5);
        source.setLoginTimeout(5);
        return source;
    }

    /** Keeps so many connections. */
    static HikariDataSource pool(PGSimpleDataSource source, int connections) {
        return pool(source, connections, true);
    }

    /** Keeps connections which commit by themselves, or do not. */
    static HikariDataSource pool(PGSimpleDataSource source, int connections, boolean committing) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setAutoCommit(committing);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    static void execute(PGSimpleDataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static long number(PGSimpleDataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The time after which a lease ends by itself is over. */
    static void letTimePass(PGSimpleDataSource source) {
        execute(source, "update mailkeys_targets set expires = clock_timestamp() - interval '1 second'");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
