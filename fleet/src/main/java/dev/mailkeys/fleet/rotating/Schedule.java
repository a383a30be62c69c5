package dev.mailkeys.fleet.rotating;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.fleet.database.DatabaseClock;
import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.fleet.database.Tables;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import java.time.Duration;

/** One execution for each target in db-scheduler, which some node carries out when its time has come. */
public final class Schedule {

    /** A node that has not been heard of for four of them is dead; that is looked for at every second one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_A_MISTAKE = Duration.ofMinutes(1);

    /** What a step may still take when the node is to stop, before its thread is interrupted. */
    private static final Duration FOR_A_STEP = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final CustomTask<Void> task;
    private final DatabaseClock clock;

    private Schedule(Scheduler scheduler, CustomTask<Void> task, DatabaseClock clock) {
        this.scheduler = scheduler;
        this.task = task;
        this.clock = clock;
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
        return new Schedule(scheduler, task, clock);
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
        operations.reschedule(dead, clock.now().plus(POLL));
        // Its own alone: a node that could not say that it had ended leaves a lease to whoever came next.
        journals.endLease(dead.getExecution().taskInstance.getId(), dead.getExecution().pickedBy);
    }

    /** Begins. Whoever starts a node wants to see now how it stands: all targets are looked at. */
    public void start(ChosenTargets targets) {
        for (TargetDefinition target : targets.targets()) {
            var instance = task.instance(target.name());
            if (!scheduler.scheduleIfNotExists(instance, clock.now())) {
                bringForward(target);
            }
        }
        scheduler.start();
    }

    private void bringForward(TargetDefinition target) {
        try {
            scheduler.reschedule(task.instanceId(target.name()), clock.now());
        } catch (DbSchedulerException underWay) {
            // Another node is at it just now.
        }
    }

    /** Takes up nothing more, and waits for the steps that are under way. */
    public void stop() {
        scheduler.stop();
    }
}
