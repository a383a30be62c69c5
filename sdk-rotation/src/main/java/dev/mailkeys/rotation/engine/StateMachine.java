package dev.mailkeys.rotation.engine;

import static dev.mailkeys.rotation.engine.record.RecordType.*;

import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Memory;
import java.util.EnumMap;
import java.util.Map;

/**
 * The state machine: what to do next, given what the journal ends with. A resumed run uses the same table; the only
 * difference is that it no longer has the newest attempt's token.
 */
final class StateMachine {

    /**
     * A row.
     *
     * @param inHand the step while the attempt's token is in memory, or where none is needed
     * @param lost the step if it was lost with the process
     */
    private record Row(Step inHand, Step lost) {}

    private static final Map<Course, Map<RecordType, Row>> TABLES = new EnumMap<>(Course.class);

    static {
        //                   the journal ends with   the next step        and where the token is lost
        Rows.of(Course.RECONCILE)
                .on(PLANNED, /*                  */ Step.START_DRAINING)
                .on(DRAINING, /*                 */ Step.DRAIN)
                .on(DRAINED, /*                  */ Step.LOOK)
                .on(LOOK_AGAIN, /*               */ Step.LOOK)
                .on(REMARK_INTENT, /*            */ Step.LOOK)
                .on(REMARKED, /*                 */ Step.LOOK)
                .on(DISCARD_INTENT, /*           */ Step.LOOK)
                .on(DISCARDED, /*                */ Step.LOOK);

        Rows.of(Course.OVERLAP)
                .on(PLANNED, /*                  */ Step.CREATE)
                .on(FOUND_NONE, /*               */ Step.CREATE)
                .on(FOUND_LIVE, /*               */ Step.START_GRACE)
                .on(SUCCESSOR_INSTEAD, /*        */ Step.CREATE)
                .on(ABANDONED, /*                */ Step.CREATE)
                .on(CALLED_OFF, /*               */ Step.CREATE)
                .on(EMERGENCY, /*                */ Step.END_AT_ONCE)
                .on(DISCARD_INTENT, /*           */ Step.CREATE)
                .on(DISCARDED, /*                */ Step.CREATE)
                .on(REMARK_INTENT, /*            */ Step.CREATE)
                .on(REMARKED, /*                 */ Step.CREATE)
                .on(CREATE_INTENT, /*            */ Step.RECOVER)
                .on(CREATED, /*                  */ Step.DELIVER, /*  */ Step.RECOVER)
                .on(DELIVER_INTENT, /*           */ Step.DELIVER, /*  */ Step.RECOVER)
                .on(DELIVERED, /*                */ Step.DELIVER, /*  */ Step.RECOVER)
                .on(SINK_ADDED, /*               */ Step.DELIVER, /*  */ Step.RECOVER)
                .on(DELIVERED_EVERYWHERE, /*     */ Step.VERIFY, /*   */ Step.RECOVER)
                .on(VERIFIED, /*                 */ Step.START_GRACE)
                .on(SETTLED, /*                  */ Step.SWEEP);

        Rows.of(Course.ROTATE)
                .on(PLANNED, /*                  */ Step.ROTATE)
                .on(FOUND_NONE, /*               */ Step.ROTATE)
                .on(FOUND_IDLE, /*               */ Step.ROTATE)
                .on(FOUND_PARTIAL, /*            */ Step.LEVEL)
                .on(ABANDONED, /*                */ Step.ROTATE)
                .on(ROTATE_INTENT, /*            */ Step.RECOVER_ROTATED)
                .on(ROTATED, /*                  */ Step.DELIVER, /*  */ Step.RECOVER_ROTATED)
                .on(DELIVER_INTENT, /*           */ Step.DELIVER, /*  */ Step.RECOVER_ROTATED)
                .on(DELIVERED, /*                */ Step.DELIVER, /*  */ Step.RECOVER_ROTATED)
                .on(SINK_ADDED, /*               */ Step.DELIVER, /*  */ Step.RECOVER_ROTATED)
                .on(DELIVERED_EVERYWHERE, /*     */ Step.VERIFY, /*   */ Step.RECOVER_ROTATED)
                .on(DRAINING, /*                 */ Step.DRAIN)
                .on(DRAINED, /*                  */ Step.ROTATE)
                .on(VERIFIED, /*                 */ Step.SWEEP)
                .on(SETTLED, /*                  */ Step.LOOK_AGAIN, /* */ Step.RECOVER_ROTATED);

        Rows.of(Course.RECREATE)
                .on(PLANNED, /*                  */ Step.SNAPSHOT)
                .on(FOUND_NONE, /*               */ Step.SNAPSHOT)
                .on(FOUND_IDLE, /*               */ Step.SNAPSHOT)
                .on(SNAPSHOT_INTENT, /*          */ Step.SNAPSHOT)
                .on(SNAPSHOT_TAKEN, /*           */ Step.REMOVE)
                .on(WITHOUT_SNAPSHOT, /*         */ Step.REMOVE)
                .on(ABANDONED, /*                */ Step.REMOVE)
                .on(REMOVE_INTENT, /*            */ Step.REMOVE)
                .on(REMOVED, /*                  */ Step.RECREATE)
                .on(DRAINING, /*                 */ Step.DRAIN)
                .on(DRAINED, /*                  */ Step.REMOVE)
                .on(CREATE_INTENT, /*            */ Step.REMOVE)
                .on(CREATED, /*                  */ Step.DELIVER, /*  */ Step.RECOVER_RECREATED)
                .on(DELIVER_INTENT, /*           */ Step.DELIVER, /*  */ Step.RECOVER_RECREATED)
                .on(DELIVERED, /*                */ Step.DELIVER, /*  */ Step.RECOVER_RECREATED)
                .on(SINK_ADDED, /*               */ Step.DELIVER, /*  */ Step.RECOVER_RECREATED)
                .on(DELIVERED_EVERYWHERE, /*     */ Step.VERIFY, /*   */ Step.RECOVER_RECREATED)
                .on(VERIFIED, /*                 */ Step.START_GRACE)
                .on(SETTLED, /*                  */ Step.SWEEP);

        Rows.of(Course.ROLLBACK)
                .on(ROLLBACK, /*                 */ Step.RESTORE)
                .on(DRAINING, /*                 */ Step.DRAIN)
                .on(DRAINED, /*                  */ Step.RESTORE)
                .on(ENABLE_INTENT, /*            */ Step.RESTORE)
                .on(ENABLED, /*                  */ Step.RESTORE)
                .on(UNEXPIRE_INTENT, /*          */ Step.RESTORE)
                .on(UNEXPIRED, /*                */ Step.RESTORE)
                .on(PUT_BACK_INTENT, /*          */ Step.RESTORE)
                .on(PUT_BACK, /*                 */ Step.RESTORE)
                .on(RESTORED, /*                 */ Step.SWEEP)
                .on(SETTLED, /*                  */ Step.SWEEP);
    }

    private StateMachine() {}

    static Step next(Progress progress, Memory memory) {
        RecordType last = progress.last().type();
        Row row = TABLES.getOrDefault(progress.course(), Map.of()).get(last);
        if (row == null) {
            throw Journal.damaged("ends with " + last + ", which nothing follows on the course " + progress.course());
        }
        return memory.token(progress.attempt()).isPresent() ? row.inHand() : row.lost();
    }

    /** Writes the rows of one course; those of retiring, settling and sweeping are the same for every course. */
    private record Rows(Map<RecordType, Row> rows) {

        static Rows of(Course course) {
            var rows = new Rows(new EnumMap<>(RecordType.class));
            TABLES.put(course, rows.rows());
            return rows.retiring()
                    .on(SETTLING, Step.SETTLE)
                    .on(SWEEP_INTENT, Step.SWEEP)
                    .on(SWEPT, Step.SWEEP);
        }

        private Rows retiring() {
            return on(EXPIRE_INTENT, Step.START_GRACE)
                    .on(EXPIRING, Step.START_GRACE)
                    .on(GRACE, Step.GUARD)
                    .on(READERS, Step.GUARD)
                    .on(HELD, Step.GUARD)
                    .on(RETIRE_INTENT, Step.RETIRE)
                    .on(DISABLE_INTENT, Step.RETIRE)
                    .on(DISABLED, Step.RETIRE)
                    .on(SOAK, Step.GUARD)
                    .on(DELETE_INTENT, Step.RETIRE)
                    .on(DELETED, Step.RETIRE)
                    .on(RETIRED, Step.SWEEP);
        }

        Rows on(RecordType last, Step next) {
            return on(last, next, next);
        }

        Rows on(RecordType last, Step inHand, Step lost) {
            rows.put(last, new Row(inHand, lost));
            return this;
        }
    }
}
