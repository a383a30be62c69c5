package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.engine.step.Creation;
import dev.mailkeys.rotation.engine.step.Delivering;
import dev.mailkeys.rotation.engine.step.Emergency;
import dev.mailkeys.rotation.engine.step.InPlace;
import dev.mailkeys.rotation.engine.step.LateRotate;
import dev.mailkeys.rotation.engine.step.Reconciliation;
import dev.mailkeys.rotation.engine.step.Recreation;
import dev.mailkeys.rotation.engine.step.Retirement;
import dev.mailkeys.rotation.engine.step.Rollback;
import dev.mailkeys.rotation.engine.step.Settling;
import dev.mailkeys.rotation.engine.step.Sweep;
import dev.mailkeys.rotation.engine.step.Verification;
import dev.mailkeys.rotation.engine.work.Work;

/** What a rotation does between two looks at the {@link StateMachine}: each appends to the journal, or ends the run. */
enum Step {
    CREATE,
    RECOVER,
    ROTATE,
    RECOVER_ROTATED,
    REMOVE,
    RECREATE,
    RECOVER_RECREATED,
    DELIVER,
    VERIFY,
    START_GRACE,
    GUARD,
    RETIRE,
    SETTLE,
    SWEEP,
    RESTORE,
    START_DRAINING,
    DRAIN,
    LOOK,
    SNAPSHOT,
    LEVEL,
    LOOK_AGAIN,
    END_AT_ONCE;

    void take(Work work) {
        switch (this) {
            case CREATE -> Creation.create(work);
            case RECOVER -> Creation.recover(work);
            case ROTATE -> InPlace.rotate(work);
            case RECOVER_ROTATED -> InPlace.recover(work);
            case REMOVE -> Recreation.remove(work);
            case RECREATE -> Recreation.create(work);
            case RECOVER_RECREATED -> Recreation.recover(work);
            case DELIVER -> Delivering.deliver(work);
            case VERIFY -> Verification.verify(work);
            case START_GRACE -> Retirement.startGrace(work);
            case GUARD -> Retirement.guard(work);
            case RETIRE -> Retirement.retire(work);
            case SETTLE -> Settling.settle(work);
            case SWEEP -> Sweep.sweep(work);
            case RESTORE -> Rollback.restore(work);
            case START_DRAINING -> Settling.startDraining(work);
            case DRAIN -> Settling.drain(work);
            case LOOK -> Reconciliation.look(work);
            case LOOK_AGAIN -> LateRotate.lookAgain(work);
            case END_AT_ONCE -> Emergency.act(work);
            case LEVEL -> InPlace.level(work);
            case SNAPSHOT -> Recreation.snapshot(work);
        }
    }
}
