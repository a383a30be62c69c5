package dev.mailkeys.rotation.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** PgBouncer in transaction mode: it hands every transaction of any client to one of three sessions. */
final class PgBouncer implements AutoCloseable {

    private static final int START_SECONDS = 30;

    private final Process process;
    private final int port;
    private final String database;

    private PgBouncer(Process process, int port, String database) {
        this.process = process;
        this.port = port;
        this.database = database;
    }

    /** The program, where it is installed. */
    static Optional<Path> program() {
        String named = System.getenv("PGBOUNCER");
        return Optional.of(Path.of(named == null || named.isBlank() ? "/usr/sbin/pgbouncer" : named))
                .filter(Files::isExecutable);
    }

    static PgBouncer before(int postgres, String database, Path folder) throws IOException, InterruptedException {
        int port = BrokenConnectionsTest.freePort();
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                %1$s = host=127.0.0.1 port=%2$d dbname=%1$s user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %3$d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 3
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                """.formatted(database, postgres, port));
        var command = new ArrayList<>(List.of(program().orElseThrow().toString(), "-q"));
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to be root.
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        Path log = folder.resolve("log");
        var bouncer = new PgBouncer(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                port,
                database);
        bouncer.awaitStart(log);
        return bouncer;
    }

    private void awaitStart(Path log) throws IOException, InterruptedException {
        for (int tried = 0; tried < START_SECONDS * 10; tried++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        close();
        throw new IllegalStateException("PgBouncer does not start: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    /** The way through it; before 1.21 it knows no prepared statements. */
    PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser("anybody");
        source.setPrepareThreshold(0);
        return source;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
