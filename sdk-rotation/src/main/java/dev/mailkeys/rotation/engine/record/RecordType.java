package dev.mailkeys.rotation.engine.record;

/**
 * What a record of the journal says. An intent stands before a call, what it {@linkplain #answer led to} right behind it;
 * an intent with neither its answer nor {@link #NOT_DONE} behind it is in doubt.
 */
public enum RecordType {
    /** The key, its settings, the sinks and the course are known; nothing was changed. */
    PLANNED,

    /** Of a reconciliation: this key is in the sinks, and stays. */
    FOUND_LIVE,
    /** Of a reconciliation: these two keys take turns, and this one is idle. */
    FOUND_IDLE,
    /** Of a reconciliation: some sinks hold this one of two keys that take turns, and not all do. */
    FOUND_PARTIAL,
    /** Of a reconciliation: no key is certainly in the sinks. */
    FOUND_NONE,

    /** Of a reconciliation: a sink has come, for which the token of the key that was found can't be had. */
    LOOK_AGAIN,

    /** Sinks have come or gone since the rotation was planned. Says nothing of where it stands. */
    SINKS_CHANGED,
    /** A sink has come that lacks the newest attempt's token. */
    SINK_ADDED,

    /** A key that only remembers the settings is there, should the journal be lost while the key itself is not. */
    SNAPSHOT_TAKEN,
    SNAPSHOT_INTENT(SNAPSHOT_TAKEN),
    WITHOUT_SNAPSHOT,

    CREATED,
    CREATE_INTENT(CREATED),
    ROTATED,
    ROTATE_INTENT(ROTATED),
    REMOVED,
    REMOVE_INTENT(REMOVED),
    /** The attempt's token is lost or no good; nobody will use it again. */
    ABANDONED,
    /** A key of an attempt whose token nobody can have is gone. */
    DISCARDED,
    DISCARD_INTENT(DISCARDED),
    /** In place went wrong for good: a successor takes the key's place. */
    SUCCESSOR_INSTEAD,

    /** The token that a sink holds was put there once more, so that a put from before finds another version. */
    REMARKED,
    REMARK_INTENT(REMARKED),

    DELIVERED,
    DELIVER_INTENT(DELIVERED),
    DELIVERED_EVERYWHERE,
    /** Every sink was read back, and the provider lets the token in. */
    VERIFIED,

    EXPIRING,
    EXPIRE_INTENT(EXPIRING),
    /** Both keys work until a time. */
    GRACE,
    /** Readers have not seen the new token yet: wait for them until a time. */
    READERS,
    /** The old key is still in use: wait again. */
    HELD,
    /** Every guard has passed. */
    RETIRE_INTENT,
    DISABLED,
    DISABLE_INTENT(DISABLED),
    /** The old key is off until a time, and not deleted yet. */
    SOAK,
    DELETED,
    DELETE_INTENT(DELETED),
    RETIRED,

    /** Before going on: wait until nothing of ours can be under way. */
    DRAINING,
    DRAINED,
    /** Before the end: wait until nothing of ours can be under way. */
    SETTLING,
    SETTLED,
    SWEPT,
    SWEEP_INTENT(SWEPT),

    ROLLBACK,
    /** The way back can't be gone to its end: forward again. With {@code again} where a sink may hold the old key. */
    CALLED_OFF,
    ENABLED,
    ENABLE_INTENT(ENABLED),
    UNEXPIRED,
    UNEXPIRE_INTENT(UNEXPIRED),
    PUT_BACK,
    PUT_BACK_INTENT(PUT_BACK),
    RESTORED,

    /** A token has leaked: no grace, and every key of before goes. With {@code retire} where the old one may go first. */
    EMERGENCY,

    /** The call of the intent before this was certainly not acted upon. */
    NOT_DONE,

    DONE,
    ROLLED_BACK,
    REFUSED;

    private final RecordType answer;

    RecordType() {
        this.answer = this;
    }

    RecordType(RecordType answer) {
        this.answer = answer;
    }

    /** What stands behind this intent when its call was answered. */
    public RecordType answer() {
        return answer;
    }

    public boolean isIntent() {
        return answer != this;
    }

    public boolean isEnd() {
        return this == DONE || this == ROLLED_BACK || this == REFUSED;
    }
}
