package dev.mailkeys.rotation.engine.record;

/**
 * What a record of the journal says. An intent precedes its call, and its {@linkplain #answer answer} follows it. An
 * intent followed by neither its answer nor {@link #NOT_DONE} is in doubt.
 */
public enum RecordType {
    /** The key, its settings, the sinks and the course are known. Nothing was changed. */
    PLANNED,

    /** Of a reconciliation: this key is in the sinks, and stays. */
    FOUND_LIVE,
    /** Of a reconciliation: these two keys take turns, and this one is idle. */
    FOUND_IDLE,
    /** Of a reconciliation: some sinks hold this one of two keys that take turns, and not all do. */
    FOUND_PARTIAL,
    /** Of a reconciliation: no key is certainly in the sinks. */
    FOUND_NONE,

    /** Of a reconciliation: a sink was added, and nobody has the token of the key that was found. */
    LOOK_AGAIN,

    /** Sinks were added or removed since the rotation was planned. Not a state of its own. */
    SINKS_CHANGED,
    /** A sink was added that lacks the newest attempt's token. */
    SINK_ADDED,

    /** A key that only remembers the settings exists, in case the journal is lost while the key is deleted. */
    SNAPSHOT_TAKEN,
    SNAPSHOT_INTENT(SNAPSHOT_TAKEN),
    WITHOUT_SNAPSHOT,

    CREATED,
    CREATE_INTENT(CREATED),
    ROTATED,
    ROTATE_INTENT(ROTATED),
    REMOVED,
    REMOVE_INTENT(REMOVED),
    /** The attempt's token is lost or unusable, and is not used again. */
    ABANDONED,
    /** The key of an attempt, whose token nobody can have, is deleted. */
    DISCARDED,
    DISCARD_INTENT(DISCARDED),
    /** In place failed: a successor replaces the key. */
    SUCCESSOR_INSTEAD,

    /** The sink's token was put there once more, so that an earlier put finds another version. */
    REMARKED,
    REMARK_INTENT(REMARKED),

    DELIVERED,
    DELIVER_INTENT(DELIVERED),
    DELIVERED_EVERYWHERE,
    /** Every sink was read back, and the provider accepts the token. */
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

    /** Before continuing: wait until no call of ours can still take effect. */
    DRAINING,
    DRAINED,
    /** Before the end: wait until no call of ours can still take effect. */
    SETTLING,
    SETTLED,
    SWEPT,
    SWEEP_INTENT(SWEPT),

    ROLLBACK,
    /** The rollback can't be finished and is called off. With {@code again} if a sink may hold the old key. */
    CALLED_OFF,
    ENABLED,
    ENABLE_INTENT(ENABLED),
    UNEXPIRED,
    UNEXPIRE_INTENT(UNEXPIRED),
    PUT_BACK,
    PUT_BACK_INTENT(PUT_BACK),
    RESTORED,

    /**
     * An emergency: no grace, and every earlier key is deleted. With {@code retire} if the old one may be deleted
     * first.
     */
    EMERGENCY,

    /** The call of the preceding intent was certainly not carried out. */
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

    /** The record that follows this intent when its call was answered. */
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
