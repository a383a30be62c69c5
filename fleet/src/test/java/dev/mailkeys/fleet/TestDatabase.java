package dev.mailkeys.fleet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema that nobody else has, on a real PostgreSQL that keeps what it has committed. */
public final class TestDatabase {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final int port;
    private final String schema;

    private TestDatabase(int port, String schema) {
        this.port = port;
        this.schema = schema;
    }

    private static final class Shared {
        private static final EmbeddedPostgres SERVER = started(durable());
    }

    public static TestDatabase onTheSharedServer() {
        return on(Shared.SERVER);
    }

    static TestDatabase on(EmbeddedPostgres server) {
        var database = new TestDatabase(server.getPort(), "f" + SCHEMAS.incrementAndGet());
        database.run("create schema " + database.schema);
        return database;
    }

    /** The same schema on another server. */
    TestDatabase at(int otherPort) {
        return new TestDatabase(otherPort, schema);
    }

    /** A server that can be started again on what it left in a folder. */
    static EmbeddedPostgres server(Path folder, int port) {
        return started(
                durable().setDataDirectory(folder).setCleanDataDirectory(false).setPort(port));
    }

    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on");
    }

    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder) {
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return port;
    }

    public String url() {
        return urlBy("localhost:" + port);
    }

    /** The way to the same schema by other ports. */
    String urlBy(String places) {
        return "jdbc:postgresql://" + places + "/postgres?currentSchema=" + schema;
    }

    public Connection connection() throws SQLException {
        return source().getConnection();
    }

    DataSource source() {
        var source = new PGSimpleDataSource();
        source.setURL(url());
        source.setUser("postgres");
        return source;
    }

    public void run(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of the first row; empty if there is none. */
    public Optional<String> text(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int number(String sql) {
        return Integer.parseInt(text(sql).orElse("0"));
    }
}
