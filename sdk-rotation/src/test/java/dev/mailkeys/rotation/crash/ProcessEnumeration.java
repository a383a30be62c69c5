package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.world.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Kills children at every moment there is, two at a time, takes up what they left, and counts. */
final class ProcessEnumeration {

    private static final int AT_A_TIME = 2;
    private static final int STOP_EACH = 9;

    /** A journal grows to some eight kilobytes. */
    private static final int MOST_BLOCKS = 16;

    private static final int BLOCKS_MORE = 3;

    private final Path folder;
    private final FastStart fastStart;
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    /**
     * One kill and what comes after it.
     *
     * @param scenario the rotation
     * @param kill when its child is killed
     * @param recovery how it is taken up
     */
    record State(ProcessScenario scenario, Kill kill, Recovery recovery) {
        @Override
        public String toString() {
            return scenario + ", killed " + kill + ", " + recovery;
        }
    }

    ProcessEnumeration(Path folder) throws IOException {
        this.folder = folder;
        fastStart = new FastStart(folder);
    }

    /** The states of a scenario: for each moment both ways to take it up again, or for each second one of them in turn. */
    List<State> states(ProcessScenario scenario, boolean both) {
        var states = new ArrayList<State>();
        List<Kill> moments = moments(scenario);
        for (int i = 0; i < moments.size(); i++) {
            for (Recovery recovery : Recovery.values()) {
                if (both || i % 4 == 2 * recovery.ordinal()) {
                    states.add(new State(scenario, moments.get(i), recovery));
                }
            }
        }
        for (Kill kill : others(moments)) {
            states.add(new State(scenario, kill, kill instanceof Kill.Stop ? Recovery.RECONCILE : Recovery.RESUME));
        }
        return states;
    }

    /** A child that is stopped at some of the moments, and one whose disk is full at some size. */
    private static List<Kill> others(List<Kill> moments) {
        List<Kill.AtPoint> points = moments.stream()
                .filter(Kill.AtPoint.class::isInstance)
                .map(Kill.AtPoint.class::cast)
                .toList();
        var others = new ArrayList<Kill>();
        for (int i = 2; i < points.size(); i += STOP_EACH) {
            others.add(new Kill.Stop(points.get(i).number(), points.get(i).where()));
        }
        IntStream.iterate(1, blocks -> blocks <= MOST_BLOCKS, blocks -> blocks + BLOCKS_MORE)
                .mapToObj(Kill.FullDisk::new)
                .forEach(others::add);
        return others;
    }

    /** Lets a child go its way undisturbed, and notes where it could have been killed. */
    private List<Kill> moments(ProcessScenario scenario) {
        var moments = new ArrayList<Kill>();
        inItsOwnFolder(scenario + " in peace", scenario, world -> {
            var run = new ProcessRun(world, new Kill.Never());
            var first = runs.get() == 1;
            Child child = run.run(
                    first
                            ? fastStart.first(scenario, world.simulator().baseUrl(), world.now(), world.home())
                            : fastStart.next(scenario, world.simulator().baseUrl(), world.now(), world.home()));
            assertThat(run.end()).as("how it ended: %s", child.said()).contains("DONE");
            moments.addAll(run.moments());
        });
        return moments;
    }

    /** Tries states, each in a process of its own. */
    void tryAll(List<State> states) throws InterruptedException {
        ExecutorService lanes = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            for (Future<?> state : states.stream()
                    .map(each -> lanes.submit(() -> attempt(each)))
                    .toList()) {
                state.get();
            }
        } catch (ExecutionException e) {
            failures.add(String.valueOf(e.getCause()));
        } finally {
            lanes.shutdown();
        }
    }

    private void attempt(State state) {
        tried.incrementAndGet();
        inItsOwnFolder(state.toString(), state.scenario(), world -> {
            var run = new ProcessRun(world, state.kill());
            Child child =
                    run.run(fastStart.next(state.scenario(), world.simulator().baseUrl(), world.now(), world.home()));
            run.assertStruck(child);
            world.assertNothingLeaked(child, run.shownBySystem());
            world.assertOver(world.recover(state.recovery()));
            world.assertLeftoversAreDead();
            world.assertNothingLeaked(child, run.shownBySystem());
            looks.addAndGet(world.looks());
        });
    }

    private interface Trial {
        void in(ProcessWorld world) throws IOException, InterruptedException;
    }

    private void inItsOwnFolder(String title, ProcessScenario scenario, Trial trial) {
        try {
            Path home = Files.createDirectory(folder.resolve("run" + runs.incrementAndGet()));
            try (var world = new ProcessWorld(scenario, home)) {
                trial.in(world);
            }
            ProcessWorld.delete(home);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            failures.add(title + ": " + e);
        }
    }

    int tried() {
        return tried.get();
    }

    int looks() {
        return looks.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
