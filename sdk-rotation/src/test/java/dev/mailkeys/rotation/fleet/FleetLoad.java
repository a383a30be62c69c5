package dev.mailkeys.rotation.fleet;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationFleet;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Rotates many keys of one account, and prints how it went: in the end the time in proportion to what the calls' latency and
 * the concurrency allow. It is Emailit's, because JetEmail's pace and Elastic Email's limit of keys would forbid it.
 */
final class FleetLoad {

    static final int AT_ONCE = 20;

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final LongAdder inCalls = new LongAdder();
    private final Path folder;
    private final Duration latency;

    private FleetLoad(Path folder, Duration latency) {
        this.folder = folder;
        this.latency = latency;
    }

    /**
     * Rotates.
     *
     * @param arguments how many keys, the folder of the journals, and after how many milliseconds the provider answers
     */
    public static void main(String[] arguments) {
        var latency = Duration.ofMillis(Long.parseLong(arguments[2]));
        new FleetLoad(Path.of(arguments[1]), latency).rotate(Integer.parseInt(arguments[0]));
    }

    private void rotate(int keys) {
        try (var simulator = EmailitSimulator.start()) {
            List<RotationFleet.Member> members = members(simulator, keys);
            simulator.latency(latency);
            long start = System.nanoTime();
            List<RotationReport> reports = RotationFleet.atOnce(AT_ONCE)
                    .perAccount("one", AT_ONCE)
                    .withoutCanary()
                    .run(members, this::counted);
            long took = (System.nanoTime() - start) / 1_000_000;
            int calls = simulator.received().size();
            long allowed = latency.multipliedBy(calls).dividedBy(AT_ONCE).toMillis();
            long answered = inCalls.sum() / 1_000_000 / AT_ONCE;
            long done = reports.stream()
                    .filter(report -> report.outcome() == Outcome.DONE)
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%d done, %d keys left, %d at once; %d calls in %d ms, where latency and concurrency allow %d ms:"
                            + " %.2f; as this machine answered, %d ms: %.2f%n",
                    done,
                    simulator.keys().size(),
                    most.get(),
                    calls,
                    took,
                    allowed,
                    (double) took / allowed,
                    answered,
                    (double) took / answered);
        }
    }

    private List<RotationFleet.Member> members(EmailitSimulator simulator, int keys) {
        var settings = ClientSettings.builder()
                .baseUrl(simulator.baseUrl())
                .maxConcurrentCalls(AT_ONCE)
                .calls(CallSettings.builder().listener(this::timed).build())
                .build();
        ProviderAdapter account =
                RotationFleet.sharingLists(EmailitAdapter.using(Secret.of(simulator.managementToken()), settings));
        return IntStream.range(0, keys)
                .mapToObj(number -> {
                    SimulatedKey key = simulator.seedKey("key-" + number + "-of-many");
                    MemorySink sink = MemorySink.readable("sink " + number);
                    sink.hold(Secret.of(key.token()));
                    return new RotationFleet.Member("one", rotation(account, key, sink));
                })
                .toList();
    }

    /** The simulator shares the machine: what it takes beyond its latency is not the rotator's. */
    private void timed(CallEvent event) {
        if (event instanceof CallEvent.AttemptEnded ended) {
            inCalls.add(ended.elapsed().toNanos());
        }
    }

    private Rotation rotation(ProviderAdapter account, SimulatedKey key, Sink sink) {
        return Rotation.of(key.name())
                .key(account, key.name())
                .sink(sink)
                .options(RotationOptions.builder().grace(Duration.ZERO).build())
                .journal(FileJournals.in(folder))
                .build();
    }

    private RotationReport counted(Rotation rotation) {
        most.accumulateAndGet(now.incrementAndGet(), Integer::max);
        try {
            return rotation.run();
        } finally {
            now.decrementAndGet();
        }
    }
}
