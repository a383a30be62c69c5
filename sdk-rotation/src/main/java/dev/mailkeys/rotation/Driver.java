package dev.mailkeys.rotation;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.ServerErrorException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes step after step until the rotation is over, must wait, or can't go on now. */
final class Driver {

    private final Work work;
    private final BooleanSupplier stop;

    Driver(Work work, BooleanSupplier stop) {
        this.work = work;
        this.stop = stop;
    }

    RotationReport drive() {
        try {
            while (work.progress().isOpen()) {
                stopIfAsked();
                step();
            }
            return ended();
        } catch (Halt e) {
            return halted(e);
        } catch (JournalException e) {
            return failed("The journal can't be written: no further call was made. " + e.getMessage(), e);
        } catch (SinkException e) {
            return failed(e.getMessage() + " Mend it, and run resume.", e);
        } catch (MailkeysException e) {
            return refused(e);
        }
    }

    private void step() {
        try {
            StateMachine.next(work.progress(), work.hand()).take(work);
        } catch (TurnedBack e) {
            // The journal says where to.
        } catch (MailkeysException e) {
            if (!isRefusal(e) || work.progress().isUntouched() || !Attempts.canStillGoBack(work.progress())) {
                throw e;
            }
            work.warn(String.valueOf(e.getMessage()));
            work.journal().append(RecordType.ROLLBACK, Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    private void stopIfAsked() {
        if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw Halt.incomplete("Stopped between two steps, as asked. Run resume.");
        }
    }

    /** The provider said no for good: to ask again would bring the same answer. */
    private static boolean isRefusal(MailkeysException e) {
        boolean passing = e instanceof RateLimitedException || e instanceof ServerErrorException;
        return !e.mayHaveTakenEffect()
                && (e instanceof InvalidRequestException || (e instanceof ApiException && !passing));
    }

    /** Where nothing was changed yet, the rotation is over before it began. */
    private RotationReport refused(MailkeysException e) {
        if (!work.progress().isUntouched()) {
            return failed(e.getMessage() + " Run resume.", e);
        }
        work.journal().append(RecordType.REFUSED, Map.of("reason", String.valueOf(e.getMessage())));
        return report(Outcome.REFUSED, "Nothing was changed. " + e.getMessage(), null, e);
    }

    private RotationReport ended() {
        Progress progress = work.progress();
        String reason = progress.latest(RecordType.ROLLBACK)
                .map(rollback -> rollback.detail("reason"))
                .orElse("");
        return switch (progress.last().type()) {
            case ROLLED_BACK ->
                report(Outcome.ROLLED_BACK, ("The sinks hold the old key, as before. " + reason).strip(), null, null);
            case REFUSED -> report(Outcome.REFUSED, progress.last().detail("reason"), null, null);
            default -> report(Outcome.DONE, "Every sink holds a token that works.", null, null);
        };
    }

    private RotationReport halted(Halt halt) {
        boolean broken = halt.outcome() == Outcome.INCOMPLETE && work.progress().isOutage();
        boolean pending = halt.outcome() == Outcome.PENDING && !work.progress().isDeliveredSafely();
        Outcome outcome = broken ? Outcome.SINK_BROKEN : pending ? notYetDelivered() : halt.outcome();
        return report(outcome, halt.reason(), halt.until().orElse(null), null);
    }

    private Outcome notYetDelivered() {
        return work.progress().isOutage() ? Outcome.SINK_BROKEN : Outcome.INCOMPLETE;
    }

    private RotationReport failed(String message, RuntimeException cause) {
        return report(work.progress().isOutage() ? Outcome.SINK_BROKEN : Outcome.INCOMPLETE, message, null, cause);
    }

    private RotationReport report(
            Outcome outcome, String message, @Nullable Instant until, @Nullable RuntimeException cause) {
        Optional<JournalRecord> key = work.progress().inSinks();
        return new RotationReport(
                work.target(),
                outcome,
                Optional.of(work.progress().planned().detail("rotation")),
                key.map(entry -> entry.detail("key")),
                key.map(entry -> entry.detail("name")),
                List.of(message),
                Optional.ofNullable(until),
                Optional.ofNullable(cause));
    }
}
