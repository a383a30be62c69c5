package com.example.journals;

import dev.mailkeys.rotation.jdbc.PostgresJournals;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the tables for journals and a user of its own, on a real server that asks for passwords. */
final class Database {

    static final String PASSWORD = "p4ssw0rd of the c4n4ry";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String name = "db" + DATABASES.incrementAndGet();

    /** The one server; it ends with the tests. */
    private static final class Shared {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path access = Files.createTempFile("access", ".conf");
                Files.writeString(access, """
                        host all postgres all trust
                        host all all all scram-sha-256
                        """);
                return EmbeddedPostgres.builder()
                        .setServerConfig("hba_file", access.toString())
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("fsync", "on")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    Database() throws SQLException {
        execute("postgres", "create role rotator_" + name + " login password '" + PASSWORD + "'");
        execute("postgres", "create database " + name);
        PostgresJournals.of(source(name)).createTables();
        execute(name, "grant select, insert, update, delete on all tables in schema public to rotator_" + name);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port() + "/" + name;
    }

    static int port() {
        return Shared.SERVER.getPort();
    }

    String user() {
        return "rotator_" + name;
    }

    PostgresJournals journals() {
        return PostgresJournals.of(source(name));
    }

    void execute(String sql) throws SQLException {
        execute(name, sql);
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = source(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static PGSimpleDataSource source(String database) {
        return (PGSimpleDataSource) Shared.SERVER.getDatabase("postgres", database);
    }
}
