package dev.mailkeys.rotation.engine;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.UnaddressableKeyException;
import dev.mailkeys.rotation.engine.guard.Misbehaved;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Repetition;
import dev.mailkeys.rotation.engine.work.Reports;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes step after step until the rotation is over, must wait, or can't go on now. */
public final class Driver {

    private final Work work;
    private final BooleanSupplier stop;
    private int failedInARow;

    public Driver(Work work, BooleanSupplier stop) {
        this.work = work;
        this.stop = stop;
    }

    public RotationReport drive() {
        try {
            if (work.progress().isOpen()) {
                SinkEdits.take(work);
            }
            while (work.progress().isOpen()) {
                stopIfAsked();
                step();
            }
            return ended();
        } catch (Halt e) {
            return halted(e);
        } catch (JournalException e) {
            return failed("The journal can't be written: no further call was made. " + e.getMessage(), next(), e);
        } catch (SinkException e) {
            return failed(String.valueOf(e.getMessage()), Next.when("Fix it", next()), e);
        } catch (MailkeysException e) {
            return refused(e);
        } catch (UnaddressableKeyException | Misbehaved e) {
            return failed(String.valueOf(e.getMessage()), Next.when("Fix it", next()), e);
        } catch (Throwable mistake) {
            return failed(Reports.mistake(mistake), next(), new Misbehaved("A step", mistake));
        }
    }

    private void step() {
        int records = work.progress().nextSequence();
        try {
            StateMachine.next(work.progress(), work.memory()).take(work).ifPresent(this::goBack);
            failedInARow = 0;
        } catch (MailkeysException e) {
            if (work.progress().nextSequence() == records) {
                Repetition.beforeTrying(work, ++failedInARow, e);
            } else {
                goBackOrThrow(e);
            }
        }
    }

    private void goBackOrThrow(MailkeysException e) {
        if (!isRefusal(e) || work.progress().isUntouched() || !Attempts.canStillGoBack(work.progress())) {
            throw e;
        }
        work.warn(String.valueOf(e.getMessage()));
        goBack(new Reason(String.valueOf(e.getMessage())));
    }

    private void goBack(Reason reason) {
        work.journal().append(RecordType.ROLLBACK, reason);
    }

    private void stopIfAsked() {
        if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw Halt.incomplete("Stopped between two steps, as asked.");
        }
    }

    /** A refusal for which a retry would get the same answer. */
    private static boolean isRefusal(MailkeysException e) {
        boolean passing = e instanceof RateLimitedException || e instanceof ServerErrorException;
        return !e.mayHaveTakenEffect()
                && (e instanceof InvalidRequestException || (e instanceof ApiException && !passing));
    }

    /** If nothing was changed yet, the rotation ends as refused. */
    private RotationReport refused(MailkeysException e) {
        if (!work.progress().isUntouched()) {
            return failed(String.valueOf(e.getMessage()), next(), e);
        }
        work.journal().append(RecordType.REFUSED, new Reason(String.valueOf(e.getMessage())));
        return report(Outcome.REFUSED, "Nothing was changed. " + e.getMessage(), Next.of(Verb.ROTATE, "Fix it"), e);
    }

    private RotationReport ended() {
        Progress progress = work.progress();
        String reason = progress.latest(RecordType.ROLLBACK)
                .flatMap(rollback -> rollback.as(Reason.class))
                .map(Reason::reason)
                .orElse("");
        return switch (progress.last().type()) {
            case ROLLED_BACK ->
                report(
                        Outcome.ROLLED_BACK,
                        ("The sinks hold the old key, as before. " + reason).strip(),
                        Next.nothing(),
                        null);
            case REFUSED ->
                report(
                        Outcome.REFUSED,
                        progress.last().as(Reason.class).orElseThrow().reason(),
                        Next.of(Verb.ROTATE, "Fix it"),
                        null);
            default -> report(Outcome.DONE, "Every sink holds a token that works.", Next.nothing(), null);
        };
    }

    private RotationReport halted(Halt halt) {
        boolean pending = halt.outcome() == Outcome.PENDING && work.progress().isDeliveredSafely();
        if (pending || halt.outcome() == Outcome.SINK_BROKEN) {
            return report(halt.outcome(), halt.reason(), halt.next(), null);
        }
        SinkHealth health = SinkHealth.look(work, true);
        if (halt.outcome() == Outcome.REFUSED) {
            return refused(halt, health);
        }
        return report(health.outcome(), halt.reason() + health.inWords(), halt.next(), null);
    }

    /** Reports every problem, and those sinks that are broken or unknown. */
    private RotationReport refused(Halt halt, SinkHealth health) {
        Stream<String> unwell = Stream.of(health.inWords().strip()).filter(words -> !words.isEmpty());
        List<String> messages = Stream.concat(halt.reasons().stream(), unwell).toList();
        return report(Outcome.REFUSED, messages, halt.next(), null);
    }

    /** A rollback that a person asked for needs the token again; everything else continues with resume. */
    private NextStep next() {
        boolean back = work.asked() == Verb.ROLLBACK && work.progress().course() == Course.ROLLBACK;
        return Next.of(back ? Verb.ROLLBACK : Verb.RESUME);
    }

    private RotationReport failed(String message, NextStep next, RuntimeException cause) {
        SinkHealth health = SinkHealth.look(work, !(cause instanceof JournalException));
        return report(health.outcome(), message + health.inWords(), next, cause);
    }

    private RotationReport report(Outcome outcome, String message, NextStep next, @Nullable RuntimeException cause) {
        return report(outcome, List.of(Next.told(message, next)), next, cause);
    }

    private RotationReport report(
            Outcome outcome, List<String> messages, NextStep next, @Nullable RuntimeException cause) {
        Optional<AboutKey> key = work.progress().inSinks();
        return new RotationReport(
                work.target(),
                outcome,
                Optional.of(work.progress().planned().rotation()),
                key.flatMap(AboutKey::id),
                key.flatMap(AboutKey::name),
                messages,
                next,
                Optional.ofNullable(cause));
    }
}
