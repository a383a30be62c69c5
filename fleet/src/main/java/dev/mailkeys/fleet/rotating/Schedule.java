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

/** One execution for each target in db-scheduler, which some node carries out when its time has come. */
public final class Schedule {

    /** A node that has not been heard of for four of them is dead; that is looked for at every second one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int DEATHS_BY_CHANCE = 3;
    private static final Duration AFTER_A_MISTAKE = Duration.ofMinutes(1);

    /** What a step may still take when the node is to stop, before its thread is interrupted. */
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
     * The node that was at it is dead, as far as anybody can tell: another one begins at once, and does not wait until the lease
     * ends by itself. If it lives after all, the higher epoch keeps it from writing.
     */
    private static void takeOver(
            ExecutionComplete dead,
            ExecutionOperations<Void> operations,
            DatabaseClock clock,
            PostgresJournals journals) {
        // First, because it fails if another node was faster.
        operations.reschedule(dead, clock.now().plus(pauseAfter(dead.getExecution().consecutiveFailures)));
        // Its own alone: a node that could not say that it had ended leaves a lease to whoever came next.
        journals.endLease(dead.getExecution().taskInstance.getId(), dead.getExecution().pickedBy);
    }

    /** Nodes may die one after another; where more have died at one target, it may be what kills them. */
    static Duration pauseAfter(int deathsBefore) {
        return deathsBefore < DEATHS_BY_CHANCE ? POLL : NextLook.afterFailures(1 + deathsBefore - DEATHS_BY_CHANCE);
    }

    /** Begins. All targets are looked at soon, one after another, save those that fail: they keep their pause. May be tried again. */
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
            // Another node is at it just now.
        }
    }

    /** Takes up nothing more, and waits for the steps that are under way. */
    public void stop() {
        scheduler.stop();
    }
}
