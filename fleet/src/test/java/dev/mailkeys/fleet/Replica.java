package dev.mailkeys.fleet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A primary and the replica that follows it, until the replica is cut off and takes its place. */
final class Replica implements AutoCloseable {

    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres replica;

    /** The schema of the tests, where it can be changed, and where it is followed. */
    private final TestDatabase first;

    private final TestDatabase second;

    private Replica(EmbeddedPostgres primary, EmbeddedPostgres replica, TestDatabase first) {
        this.primary = primary;
        this.replica = replica;
        this.first = first;
        this.second = first.at(replica.getPort());
    }

    static Replica start(Path folder) throws IOException {
        Path data = folder.resolve("primary");
        EmbeddedPostgres made = TestDatabase.server(data, 0);
        TestDatabase database = TestDatabase.on(made);
        made.close();
        Path copy = copied(data, folder.resolve("replica"));
        EmbeddedPostgres primary = TestDatabase.server(data, made.getPort());
        Files.createFile(copy.resolve("standby.signal"));
        Files.write(
                copy.resolve("postgresql.auto.conf"),
                List.of("primary_conninfo = 'host=localhost port=" + primary.getPort() + " user=postgres'"),
                StandardOpenOption.APPEND);
        return new Replica(primary, TestDatabase.server(copy, 0), database);
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    TestDatabase primary() {
        return first;
    }

    TestDatabase replica() {
        return second;
    }

    /** For a program that is to find whichever is the primary. */
    String url() {
        return first.urlBy("localhost:" + primary.getPort() + ",localhost:" + replica.getPort());
    }

    /** The replica has all until now, and hears nothing of what comes. */
    void cutOff() throws Exception {
        String now = first.text("select pg_current_wal_lsn()").orElseThrow();
        String has = "select count(*) from (select 1 where pg_last_wal_replay_lsn() >= '" + now + "'::pg_lsn) as here";
        Eventually.is(() -> second.number(has) == 1, () -> "it does not follow");
        second.run("alter system set primary_conninfo = ''");
        second.run("select pg_reload_conf()");
        Eventually.is(() -> second.number("select count(*) from pg_stat_wal_receiver") == 0, () -> "it follows still");
    }

    /** The primary is gone, and the replica takes changes. */
    void failOver() throws IOException {
        primary.close();
        second.run("select pg_promote()");
    }

    @Override
    public void close() throws IOException {
        primary.close();
        replica.close();
    }
}
