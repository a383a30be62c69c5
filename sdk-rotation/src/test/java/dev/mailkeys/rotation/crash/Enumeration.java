package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tries something at every point that a rotation passes, two scenarios at a time, and counts. */
public final class Enumeration {

    /** Whether every state is asked for: see the profile {@code crash}. */
    public static final boolean ALL = Boolean.getBoolean("crash.all");

    /** Where a sample begins, another in each build; {@code -Dcrash.seed} repeats one. */
    static final int SEED = Integer.getInteger("crash.seed", (int) (System.currentTimeMillis() % 10_000));

    /** How many times fewer states a sample takes: where the same states are tried by another process, too. */
    private static final int SPARSER = Integer.getInteger("crash.sparser", 1);

    private static final int AT_A_TIME = 2;
    private static final int MOST_POINTS = 2000;
    private static final int MOST_FAILURES = 200;
    private static final int TOLD = 20;

    private final String title;
    private final int stride;
    private Supplier<? extends JournalStore> journals = MemoryJournals::new;
    private final Map<String, AtomicInteger> begun = new ConcurrentHashMap<>();
    private final AtomicInteger tried = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final long began = System.nanoTime();

    /** What is tried at one point of a rotation. */
    public interface Trial {
        /** Tries it in a world of its own; whether the rotation ever came to this point. */
        boolean at(World world, int point);
    }

    private Enumeration(String title, int stride) {
        this.title = title;
        this.stride = stride;
    }

    /** Tries every point. */
    public static Enumeration of(String title) {
        return new Enumeration(title, 1);
    }

    /** Samples every Nth point, unless all are asked for. */
    public static Enumeration of(String title, int stride) {
        return of(title, stride, 1);
    }

    /** Samples every Nth point, and of too many still a part where all are asked for. */
    public static Enumeration of(String title, int stride, int strideOfAll) {
        return new Enumeration(title, ALL ? strideOfAll : stride * SPARSER);
    }

    /** Keeps journals elsewhere than in memory: where there are none yet, each time. */
    public Enumeration keepingJournals(Supplier<? extends JournalStore> fresh) {
        journals = fresh;
        return this;
    }

    /** Does something with each scenario, two at a time. */
    public Enumeration each(Stream<Scenario> scenarios, Consumer<Scenario> trial) {
        ExecutorService lanes = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            for (Future<?> each : scenarios
                    .map(scenario -> lanes.submit(() -> trial.accept(scenario)))
                    .toList()) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            failures.add("the enumeration itself failed: " + e);
        } finally {
            lanes.shutdownNow();
        }
        return this;
    }

    /** Tries something at the points of a scenario, up to the first that the rotation does not come to. */
    public void everywhere(Scenario scenario, Trial trial) {
        int first = first(scenario, stride);
        for (int point = first; at(scenario, point, trial) && point < MOST_POINTS; point += stride) {}
    }

    /** Where the sample begins: the same for one seed, in any order of the scenarios. */
    private int first(Scenario scenario, int stride) {
        String title = scenario.toString();
        int turn = begun.computeIfAbsent(title, fresh -> new AtomicInteger()).getAndIncrement();
        return 1 + Math.floorMod(SEED + title.hashCode() + turn, stride);
    }

    /** How many points a rotation passes in which nothing happens. */
    static int points(Scenario scenario) {
        try (var world = new World(scenario)) {
            KillPoints points = world.points(KillPoints.NEVER);
            world.until(world.rotation(points)::run);
            return points.passed().size();
        }
    }

    /** Kills nobody: what goes wrong is the scenario's fault alone. */
    public void killNobody(Scenario scenario) {
        at(scenario, KillPoints.NEVER, (world, point) -> {
            world.killAt(point, Rotation::run);
            world.promises().assertOver(world.recover(Recovery.RESUME));
            return false;
        });
    }

    /** Kills at each point, and what takes it up at each point once more. */
    void killEverywhereTwice(Scenario scenario, Recovery recovery) {
        everyFirst(
                scenario,
                first -> everywhere(scenario, (world, point) -> {
                    world.killAt(first, Rotation::run);
                    if (recovery == Recovery.RECONCILE) {
                        world.loseTheJournal();
                    }
                    Optional<String> again =
                            world.killAt(point, recovery == Recovery.RESUME ? Rotation::resume : Rotation::reconcile);
                    world.promises().assertOver(world.recover(recovery));
                    return again.isPresent();
                }));
    }

    /** The points at which something happens, for something else to happen at each point after it. */
    public void everyFirst(Scenario scenario, IntConsumer trials) {
        int points = points(scenario);
        int stride = (int) Math.sqrt(this.stride);
        for (int first = first(scenario, stride); first <= points; first += stride) {
            trials.accept(first);
        }
    }

    /** Kills at each point of the scenario once. */
    public void killEverywhere(Scenario scenario, Recovery recovery) {
        everywhere(scenario, (world, point) -> {
            boolean killed = world.killAt(point, Rotation::run).isPresent();
            world.promises().assertOver(world.recover(recovery));
            return killed;
        });
    }

    /** Kills at each point of the scenario once, while somebody sends mail with what is in the sinks, at such points. */
    public void sendEverywhere(Scenario scenario, Recovery recovery, Predicate<String> sending) {
        everywhere(scenario, (world, point) -> {
            Consumer<String> mail = where -> {
                if (sending.test(where)) {
                    world.promises().assertMailIsSent(where);
                }
            };
            Optional<String> killed = world.untilKilled(world.points(point, mail), Rotation::run);
            if (recovery == Recovery.RECONCILE) {
                world.loseTheJournal();
            }
            Rotation rotation = world.rotation(world.points(mail));
            world.promises()
                    .assertOver(world.until(recovery == Recovery.RESUME ? rotation::resume : rotation::reconcile));
            return killed.isPresent();
        });
    }

    private boolean at(Scenario scenario, int point, Trial trial) {
        List<String> kills = new ArrayList<>();
        try (var world = new World(scenario, kills, journals)) {
            boolean came = trial.at(world, point);
            world.throwWhatBroke();
            tried.addAndGet(came || point <= 1 ? 1 : 0);
            return came;
        } catch (AssertionError | RuntimeException e) {
            tried.incrementAndGet();
            failures.add(scenario + ", " + title + " at point " + point + " " + kills + ": " + e);
            return failures.size() < MOST_FAILURES;
        }
    }

    /** Tells how many states were tried, and fails if one of them did. */
    public void assertNoFailure() {
        assertThat(tried.get()).as("states tried").isPositive();
        System.out.println(title + ": " + tried + " states tried, " + failures.size() + " failed, "
                + (stride == 1 ? "" : "seed " + SEED + ", ")
                + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
        assertThat(failures.stream().limit(TOLD))
                .as("the first %s failures", TOLD)
                .isEmpty();
    }
}
