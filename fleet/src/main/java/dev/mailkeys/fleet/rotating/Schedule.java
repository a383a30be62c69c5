package dev.mailkeys.fleet.rotating;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.fleet.database.DatabaseClock;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import dev.mailkeys.fleet.database.Tables;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One execution in db-scheduler for each target, which any node carries out when its time has come. */
public final class Schedule {

    /** A node is dead after four missed heartbeats; every second one looks for dead nodes. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int DEATHS_BY_CHANCE = 3;
    private static final Duration AFTER_A_MISTAKE = Duration.ofMinutes(1);

    /** How long a step may take after the node is told to stop, before its thread is interrupted. */
    private static final Duration FOR_A_STEP = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final CustomTask<Void> task;
    private final DatabaseClock clock;
    private final Looks looks;

    private Schedule(Scheduler scheduler, CustomTask<Void> task, DatabaseClock clock, Looks looks) {
        this.scheduler = scheduler;
        this.task = task;
        this.clock = clock;
        this.looks = looks;
    }

    static Schedule of(
            FleetDatabase database,
            DatabaseClock clock,
            PostgresJournals journals,
            Visit visit,
            String node,
            int atOnce) {
        CustomTask<Void> task = Tasks.custom("rotate", Void.class)
                .onDeadExecution((dead, operations) -> takeOver(dead, operations, clock, journals))
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.now().plus(AFTER_A_MISTAKE)))
                .execute((target, context) -> {
                    var next = visit.to(target.getId());
                    return (done, operations) -> operations.reschedule(done, next);
                });
        Scheduler scheduler = Scheduler.create(database.source(), task)
                .tableName(Tables.TASKS)
                .schedulerName(new SchedulerName.Fixed(node))
                .clock(clock)
                .threads(atOnce)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(FOR_A_STEP)
                .build();
        return new Schedule(scheduler, task, clock, new Looks(database));
    }

    /**
     * The node that worked on it seems dead: another begins at once, without waiting for the lease to end. If the first
     * lives after all, the higher epoch keeps it from writing.
     */
    private static void takeOver(
            ExecutionComplete dead,
            ExecutionOperations<Void> operations,
            DatabaseClock clock,
            PostgresJournals journals) {
        // First, because it fails if another node was faster.
        operations.reschedule(dead, clock.now().plus(pauseAfter(dead.getExecution().consecutiveFailures)));
        // Only its own lease: the current one may be of the node that came next.
        journals.endLease(dead.getExecution().taskInstance.getId(), dead.getExecution().pickedBy);
    }

    /** If several nodes have died at one target, the target may be the cause. */
    static Duration pauseAfter(int deathsBefore) {
        return deathsBefore < DEATHS_BY_CHANCE ? POLL : NextLook.afterFailures(1 + deathsBefore - DEATHS_BY_CHANCE);
    }

    /**
     * Starts. All targets are looked at soon, one after another, except failing ones, which keep their pause. May be
     * tried again.
     */
    public void start(ChosenTargets targets) throws SQLException {
        var first = new FirstLooks(clock.now(), targets.targets().size());
        Map<String, Planned> planned = looks.planned();
        Map<String, StoredLook> last = looks.all();
        for (int number = 0; number < targets.targets().size(); number++) {
            String target = targets.targets().get(number).name();
            Optional<Planned> plan = Optional.ofNullable(planned.get(target));
            if (plan.isEmpty()) {
                scheduler.scheduleIfNotExists(task.instance(target), first.of(number));
            } else {
                first.of(number, plan.get(), Optional.ofNullable(last.get(target)))
                        .ifPresent(time -> bringForward(target, time));
            }
        }
        scheduler.start();
    }

    private void bringForward(String target, Instant time) {
        try {
            scheduler.reschedule(task.instanceId(target), time);
        } catch (DbSchedulerException underWay) {
            // Another node works on it now.
        }
    }

    /** Starts nothing more, and waits for the current steps. */
    public void stop() {
        scheduler.stop();
    }
}
