package dev.mailkeys.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kills a rotation at every point there is, takes it up again, and counts. */
final class Enumeration {

    /** How the rotation is taken up after the kill. */
    enum Recovery {
        /** From the journal. */
        RESUME,
        /** The journal was lost with the machine. */
        RECONCILE
    }

    private int tried;
    private final List<String> failures = new ArrayList<>();

    int tried() {
        return tried;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Kills nobody: what goes wrong is the scenario's fault alone. */
    void killNobody(Scenario scenario) {
        killOnce(scenario, Recovery.RESUME, KillPoints.NEVER);
    }

    /** Kills at each point of the scenario once. */
    void killEverywhere(Scenario scenario, Recovery recovery) {
        for (int killAt = 1; killOnce(scenario, recovery, killAt); killAt++) {}
    }

    /** Kills at each point once, and what takes it up at each point once more. */
    void killEverywhereTwice(Scenario scenario, Recovery recovery, int stride) {
        for (int first = 1; killTwice(scenario, recovery, first, stride); first++) {}
    }

    /** Whether there was such a point. */
    private boolean killOnce(Scenario scenario, Recovery recovery, int killAt) {
        try (var world = new World(scenario)) {
            Optional<String> killed = kill(world, killAt, Recovery.RESUME, true);
            finish(world, scenario, recovery, killed.orElse("nobody is killed"));
            return killed.isPresent();
        }
    }

    private boolean killTwice(Scenario scenario, Recovery recovery, int first, int stride) {
        boolean reached = false;
        boolean more = true;
        for (int second = 1 + first % stride; more; second += stride) {
            try (var world = new World(scenario)) {
                Optional<String> killed = kill(world, first, Recovery.RESUME, true);
                reached = killed.isPresent();
                loseTheJournal(world, recovery);
                Optional<String> again = reached ? kill(world, second, recovery, false) : Optional.empty();
                more = again.isPresent();
                finish(world, scenario, recovery, killed.orElse("nobody") + ", then " + again.orElse("nobody"));
            }
        }
        return reached;
    }

    private Optional<String> kill(World world, int killAt, Recovery recovery, boolean begin) {
        try {
            Rotation rotation = world.rotation(world.points(killAt));
            world.until(begin ? rotation::run : recovery == Recovery.RESUME ? rotation::resume : rotation::reconcile);
            return Optional.empty();
        } catch (KillPoints.Killed e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (AssertionError e) {
            failures.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void loseTheJournal(World world, Recovery recovery) {
        if (recovery == Recovery.RECONCILE) {
            world.loseTheJournal();
        }
    }

    private void finish(World world, Scenario scenario, Recovery recovery, String killed) {
        tried++;
        try {
            loseTheJournal(world, recovery);
            Rotation rotation = world.rotation(world.points(KillPoints.NEVER));
            world.assertOver(world.until(recovery == Recovery.RESUME ? rotation::run : rotation::reconcile));
        } catch (AssertionError | RuntimeException e) {
            failures.add(scenario + ", killed " + killed + ", " + recovery + ": " + e);
        }
    }
}
