package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Contestants that take turns, a few dozen milliseconds each, so that whatever slows the machine slows all of them. The ratios
 * of a round are as good as simultaneous, and their median is what counts.
 */
final class Race implements AutoCloseable {

    private static final long BATCH_NANOS = 25_000_000;

    private final List<Racer> racers = new ArrayList<>();
    private final Map<Entrant, List<Racer.Lap>> laps = new EnumMap<>(Entrant.class);

    /** Starts the processes. */
    Race(List<Entrant> entrants, Certificate certificate, int port) throws IOException {
        for (Entrant entrant : entrants) {
            racers.add(Racer.start(entrant, certificate, port));
        }
    }

    /** Lets every racer do the work for about so long, until its code is compiled. */
    void warmUp(Workload work, double seconds) throws IOException {
        for (Racer racer : racers) {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            int times = 2;
            while (System.nanoTime() < end) {
                times = batch(racer.lap(work, times));
            }
        }
    }

    /** Does the work for about so long in all. */
    Race run(Workload work, double seconds) throws IOException {
        laps.clear();
        var times = new EnumMap<Entrant, Integer>(Entrant.class);
        for (Racer racer : racers) {
            times.put(racer.entrant(), batch(racer.lap(work, 3)));
        }
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int round = 0; round < 5 || System.nanoTime() < end; round++) {
            round(work, round, times);
        }
        return this;
    }

    /** One call of each, the first of its process. */
    Race first(Workload work) throws IOException {
        for (Racer racer : racers) {
            keep(racer, racer.lap(work, 1));
        }
        return this;
    }

    private void round(Workload work, int round, Map<Entrant, Integer> times) throws IOException {
        for (int turn = 0; turn < racers.size(); turn++) {
            // The first of the last round is the last of this one, so that none always follows the same one.
            Racer racer = racers.get((turn + round) % racers.size());
            keep(racer, racer.lap(work, times.getOrDefault(racer.entrant(), 2)));
        }
    }

    private void keep(Racer racer, Racer.Lap lap) {
        laps.computeIfAbsent(racer.entrant(), none -> new ArrayList<>()).add(lap);
    }

    /** How many times fill a turn, going by a lap. */
    private static int batch(Racer.Lap lap) {
        return (int) Math.max(2, BATCH_NANOS / Math.max(1, lap.nanos()));
    }

    /** What a contestant took of something, round by round. */
    double[] of(Entrant entrant, ToLongFunction<Racer.Lap> figure) {
        return laps.getOrDefault(entrant, List.of()).stream()
                .mapToDouble(figure::applyAsLong)
                .toArray();
    }

    /** What one took to what another took, round by round. */
    double[] ratio(Entrant one, Entrant other, ToLongFunction<Racer.Lap> figure) {
        double[] first = of(one, figure);
        double[] second = of(other, figure);
        return IntStream.range(0, first.length)
                .mapToDouble(round -> first[round] / second[round])
                .toArray();
    }

    @Override
    public void close() throws IOException {
        for (Racer racer : racers) {
            racer.close();
        }
    }
}
