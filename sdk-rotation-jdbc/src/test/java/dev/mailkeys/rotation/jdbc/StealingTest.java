package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.time.Duration;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Three nodes, each with connections of its own, steal three targets from each other; with {@code
 * -Dmailkeys.stealing.seconds=60} for a minute.
 */
@Tag("faults")
@Timeout(300)
class StealingTest {

    private static final int NODES = 3;

    /** What each node tries to get at least. */
    private static final int LEASES = 150;

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("mailkeys.stealing.seconds", 0));

    /** The newest journal is read with each lease: real ones are no longer. */
    private static final int LONGEST_JOURNAL = 60;

    private static final List<String> TARGETS = List.of("orders", "newsletter", "alerts");

    private final PGSimpleDataSource source = Server.shared().tables();
    private final PostgresJournals journals = PostgresJournals.of(source);

    /** What nodes were told, by target. */
    private final Map<String, Queue<JournalLine>> acknowledged = new ConcurrentHashMap<>();

    /** What no node knows the end of, by target. */
    private final Map<String, Queue<JournalLine>> unknown = new ConcurrentHashMap<>();

    private final AtomicInteger rotations = new AtomicInteger();
    private final AtomicInteger stolen = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void nodesThatSteal_storeAsManyLinesAsTheyAreTold_withoutAGap_andNoEpochGoesBack() throws Exception {
        stealFromEachOther();
        assertThat(unknown).isEmpty();
        for (String target : TARGETS) {
            assertThat(stored(target)).containsExactlyInAnyOrderElementsOf(acknowledged.get(target));
        }
        System.out.printf(
                "%d lines, as many as were acknowledged, in %d rotations; %d leases were stolen.%n",
                acknowledged.values().stream().mapToInt(Queue::size).sum(), rotations.get(), stolen.get());
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
            List<JournalLine> stored = stored(target);
            assertThat(stored).containsAll(acknowledged.get(target)).doesNotHaveDuplicates();
            var surplus = new ArrayList<>(stored);
            surplus.removeAll(acknowledged.get(target));
            assertThat(unknown.getOrDefault(target, new ConcurrentLinkedQueue<>()))
                    .containsAll(surplus);
        }
    }

    /** Every line of a target, in the order of its rotations: none is missing between two, and no epoch goes back. */
    private List<JournalLine> stored(String target) {
        var all = new ArrayList<JournalLine>();
        for (String rotation : journals.rotations(target)) {
            List<JournalLine> lines = journals.read(target, rotation);
            assertThat(lines)
                    .extracting(JournalLine::sequence)
                    .as("%s of %s", rotation, target)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, lines.size()).boxed().toList());
            all.addAll(lines);
        }
        assertThat(all).extracting(JournalLine::epoch).as(target).isSorted();
        return all;
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
        long begun = System.nanoTime();
        try (HikariDataSource pool = Server.pool(own, 2)) {
            var node = PostgresJournals.of(pool);
            for (int lease = 0; lease < LEASES || System.nanoTime() - begun < LENGTH.toNanos(); lease++) {
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
            if (lease.lines().size() >= LONGEST_JOURNAL) {
                lease.begin("s" + rotations.incrementAndGet());
            }
            for (int line = 0; line < lines; line++) {
                append(lease, target);
            }
        }
    }

    /** Each line says what no other says. */
    private void append(JournalLease lease, String target) {
        int sequence = lease.lines().size() + 1;
        var line = new JournalLine(lease.epoch(), sequence, "{\"line\":" + written.incrementAndGet() + "}");
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

    private void quietly(Runnable part) {
        try {
            part.run();
        } catch (JournalException e) {
            assertThat(e.kind()).isIn(Kind.LOCKED, Kind.STALE, Kind.FAILED);
            if (e.kind() == Kind.STALE) {
                stolen.incrementAndGet();
            }
        }
    }
}
