package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Contestants that take turns, a few dozen milliseconds each, so that whatever slows the machine slows all of them. JMH can't do
 * that: it ends one contestant's process before it starts the next, and what the machine does meanwhile is taken for a
 * difference. The ratios of a round are as good as simultaneous, and their median is what counts.
 */
final class Race {

    private static final long BATCH_NANOS = 25_000_000;

    private final List<Racer> racers;

    Race(List<Racer> racers) {
        this.racers = racers;
    }

    /** One run by one racer. */
    interface Run {
        Racer.Lap by(Racer racer, int times) throws IOException;
    }

    /** Does the work one call after the other, for so long in all. */
    Result run(Work work, double seconds) throws IOException {
        return run((racer, times) -> racer.time(work, times), seconds, 1);
    }

    /** Does the work with so many callers at once, for so long in all. */
    Result run(Work work, int callers, String kind, double seconds) throws IOException {
        return run((racer, times) -> racer.callers(work, times, callers, kind), seconds, 4 * callers);
    }

    /** Lets every racer do the work for about so long, until its code is compiled. */
    void warmUp(Work work, double seconds) throws IOException {
        warmUp((racer, times) -> racer.time(work, times), seconds, 1);
    }

    /** The same with so many callers, whose code is compiled later: the compiler has to share the processor with them. */
    void warmUp(Work work, int callers, String kind, double seconds) throws IOException {
        warmUp((racer, times) -> racer.callers(work, times, callers, kind), seconds, 4 * callers);
    }

    private void warmUp(Run run, double seconds, int fewest) throws IOException {
        for (Racer racer : racers) {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            int times = fewest;
            while (System.nanoTime() < end) {
                times = Math.max(fewest, batch(run.by(racer, times)));
            }
        }
    }

    private Result run(Run run, double seconds, int fewest) throws IOException {
        Map<Racer, Integer> times = batches(run, fewest);
        var laps = new EnumMap<Entrant, List<Racer.Lap>>(Entrant.class);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int round = 0; round < 5 || System.nanoTime() < end; round++) {
            for (int turn = 0; turn < racers.size(); turn++) {
                // Whoever began the last round ends this one: no one always follows the same one.
                Racer racer = racers.get((turn + round) % racers.size());
                laps.computeIfAbsent(racer.entrant(), none -> new ArrayList<>())
                        .add(run.by(racer, times.getOrDefault(racer, fewest)));
            }
        }
        return new Result(laps);
    }

    private Map<Racer, Integer> batches(Run run, int fewest) throws IOException {
        var times = new HashMap<Racer, Integer>();
        for (Racer racer : racers) {
            times.put(racer, Math.max(fewest, batch(run.by(racer, 3 * fewest))));
        }
        return times;
    }

    /** How many times fill a turn, going by a lap. */
    private static int batch(Racer.Lap lap) {
        return (int) Math.max(1, BATCH_NANOS / Math.max(1, lap.nanos()));
    }

    /**
     * All laps.
     *
     * @param laps of each contestant, round by round
     */
    record Result(Map<Entrant, List<Racer.Lap>> laps) {

        private List<Racer.Lap> laps(Entrant entrant) {
            return laps.getOrDefault(entrant, List.of());
        }

        /** These laps, and after them those of another race, in which not all need to be. */
        Result and(Result other) {
            var all = new EnumMap<Entrant, List<Racer.Lap>>(Entrant.class);
            laps.forEach((entrant, mine) -> {
                var both = new ArrayList<>(mine);
                both.addAll(other.laps(entrant));
                all.put(entrant, both);
            });
            return new Result(all);
        }

        boolean has(Entrant entrant) {
            return laps.containsKey(entrant);
        }

        /** What a contestant took of something. */
        Spread of(Entrant entrant, ToLongFunction<Racer.Lap> figure) {
            return Spread.of(
                    laps(entrant).stream().mapToDouble(figure::applyAsLong).toArray());
        }

        /** What one took to what another took, round by round. */
        Spread ratio(Entrant one, Entrant other, ToLongFunction<Racer.Lap> figure) {
            List<Racer.Lap> first = laps(one);
            List<Racer.Lap> second = laps(other);
            return Spread.of(IntStream.range(0, first.size())
                    .mapToDouble(round ->
                            (double) figure.applyAsLong(first.get(round)) / figure.applyAsLong(second.get(round)))
                    .toArray());
        }
    }
}
