package dev.mailkeys.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One contestant's calls, one after the other. Which contestant, and where the server is, say the system properties
 * {@code contestant} and {@code server}: each contestant has a process and a class path of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    private final Contestant contestant = Contestant.of(System.getProperty("contestant"), System.getProperty("server"));

    @Benchmark
    public String create() throws Exception {
        return contestant.create();
    }

    @Benchmark
    public String update() throws Exception {
        return contestant.update();
    }

    @Benchmark
    public long page() throws Exception {
        return contestant.page();
    }

    @Benchmark
    public long all() throws Exception {
        return contestant.all();
    }
}
