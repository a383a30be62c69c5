package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.step.Creation;
import dev.mailkeys.rotation.engine.step.Delivering;
import dev.mailkeys.rotation.engine.step.Emergency;
import dev.mailkeys.rotation.engine.step.InPlace;
import dev.mailkeys.rotation.engine.step.LateRotate;
import dev.mailkeys.rotation.engine.step.Reconciliation;
import dev.mailkeys.rotation.engine.step.Recreation;
import dev.mailkeys.rotation.engine.step.Retirement;
import dev.mailkeys.rotation.engine.step.RollbackSteps;
import dev.mailkeys.rotation.engine.step.Settling;
import dev.mailkeys.rotation.engine.step.Sweep;
import dev.mailkeys.rotation.engine.step.Verification;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a rotation does between two looks at the {@link StateMachine}: each appends to the journal, or ends the run. */
enum Step {
    CREATE(Creation::create),
    RECOVER(Creation::recover),
    ROTATE(InPlace::rotate),
    RECOVER_ROTATED(InPlace::recover),
    REMOVE(Recreation::remove),
    RECREATE(Recreation::create),
    RECOVER_RECREATED(Recreation::recover),
    DELIVER(Delivering::deliver),
    VERIFY(Verification::verify),
    START_GRACE(Retirement::startGrace),
    GUARD(Retirement::guard),
    RETIRE(Retirement::retire),
    SETTLE(Settling::settle),
    SWEEP(Sweep::sweep),
    RESTORE(RollbackSteps::restore),
    START_DRAINING(Reconciliation::startDraining),
    DRAIN(Settling::drain),
    LOOK(Reconciliation::look),
    SNAPSHOT(Recreation::snapshot),
    LEVEL(InPlace::level),
    LOOK_AGAIN(LateRotate::lookAgain),
    END_AT_ONCE(Emergency::act);

    @SuppressWarnings("ImmutableEnumChecker") // Each of the methods above holds nothing.
    private final Function<Work, Optional<Reason>> action;

    /** A step after which the journal says what comes next. */
    Step(Consumer<Work> action) {
        this(work -> {
            action.accept(work);
            return Optional.empty();
        });
    }

    Step(Function<Work, Optional<Reason>> action) {
        this.action = action;
    }

    /**
     * Takes the step.
     *
     * @return why the rotation must go back; empty if the journal says what comes next
     */
    Optional<Reason> take(Work work) {
        return action.apply(work);
    }
}
