package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Three nodes, each with connections of its own, steal three targets from each other. */
@Timeout(120)
class StealingTest {

    private static final int NODES = 3;
    private static final int LEASES = 150;
    private static final List<String> TARGETS = List.of("orders", "newsletter", "alerts");

    private final PGSimpleDataSource source = Server.shared().tables();
    private final PostgresJournals journals = PostgresJournals.of(source);

    /** What nodes were told, by target. */
    private final Map<String, Queue<JournalLine>> acknowledged = new ConcurrentHashMap<>();

    /** What no node knows the end of, by target. */
    private final Map<String, Queue<JournalLine>> unknown = new ConcurrentHashMap<>();

    @Test
    void nodesThatSteal_storeAsManyLinesAsTheyAreTold_withoutAGap_andNoEpochGoesBack() throws Exception {
        stealFromEachOther();
        assertThat(unknown).isEmpty();
        for (String target : TARGETS) {
            assertThat(journals.read(target))
                    .containsExactlyInAnyOrderElementsOf(acknowledged.get(target))
                    .extracting(JournalLine::epoch)
                    .isSorted();
        }
    }

    @Test
    void connectionsThatAreKilledMeanwhile_loseNoLineThatWasAcknowledged() throws Exception {
        var over = new AtomicBoolean();
        var killer = Executors.newSingleThreadExecutor();
        Future<Integer> killed = killer.submit(() -> killUntil(over));
        stealFromEachOther();
        over.set(true);
        assertThat(killed.get()).isPositive();
        killer.shutdown();
        for (String target : TARGETS) {
            List<JournalLine> stored = journals.read(target);
            assertThat(stored).containsAll(acknowledged.get(target)).doesNotHaveDuplicates();
            var surplus = new ArrayList<>(stored);
            surplus.removeAll(acknowledged.get(target));
            assertThat(unknown.getOrDefault(target, new ConcurrentLinkedQueue<>()))
                    .containsAll(surplus);
            assertThat(stored).extracting(JournalLine::epoch).isSorted();
        }
    }

    /** Ends a connection of the nodes that is at work, again and again; how many. */
    private int killUntil(AtomicBoolean over) {
        int killed = 0;
        while (!over.get()) {
            killed += (int) Server.number(source, """
                    select count(*) from (
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where application_name = '%s' and state = 'active' limit 1) killed
                    """.formatted(source.getCurrentSchema()));
        }
        return killed;
    }

    private void stealFromEachOther() throws Exception {
        for (String target : TARGETS) {
            try (JournalLease lease = journals.lease(target)) {
                lease.begin("r1");
            }
        }
        var pool = Executors.newFixedThreadPool(NODES);
        var nodes = new ArrayList<Future<?>>();
        for (int node = 0; node < NODES; node++) {
            var chance = new Random(node);
            nodes.add(pool.submit(() -> steal(chance)));
        }
        for (Future<?> node : nodes) {
            node.get();
        }
        pool.shutdown();
    }

    private void steal(Random chance) {
        PGSimpleDataSource own = Server.by(source, Server.shared().port(), "postgres");
        own.setApplicationName(source.getCurrentSchema());
        try (HikariDataSource pool = Server.pool(own, 2)) {
            var node = PostgresJournals.of(pool);
            for (int lease = 0; lease < LEASES; lease++) {
                String target = TARGETS.get(chance.nextInt(TARGETS.size()));
                if (chance.nextBoolean()) {
                    quietly(() -> node.endLease(target));
                }
                quietly(() -> append(node, target, 1 + chance.nextInt(4)));
            }
        }
    }

    private void append(PostgresJournals node, String target, int lines) {
        try (JournalLease lease = node.lease(target)) {
            for (int line = 0; line < lines; line++) {
                append(lease, target);
            }
        }
    }

    private void append(JournalLease lease, String target) {
        int sequence = lease.lines().size() + 1;
        var line = new JournalLine(lease.epoch(), sequence, "{\"line\":" + sequence + "}");
        try {
            lease.append(line);
            acknowledged
                    .computeIfAbsent(target, any -> new ConcurrentLinkedQueue<>())
                    .add(line);
        } catch (JournalException e) {
            if (e.kind() == Kind.FAILED) {
                unknown.computeIfAbsent(target, any -> new ConcurrentLinkedQueue<>())
                        .add(line);
            }
            throw e;
        }
    }

    private static void quietly(Runnable part) {
        try {
            part.run();
        } catch (JournalException e) {
            assertThat(e.kind()).isIn(Kind.LOCKED, Kind.STALE, Kind.FAILED);
        }
    }
}
