package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.Haste;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Look;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An emergency while a rotation with overlap is in progress. Any token that was ever in a sink may be the leaked one.
 * So the old key is deleted at once if the sinks certainly hold another that works; then a fresh key replaces the one
 * in the sinks, without grace, and every earlier key is deleted. The sinks hold a working token throughout.
 */
public final class Emergency {

    public static final String COST =
            "The old key is deleted without grace: programs that have not read the sink again by then are refused."
                    + " The sinks hold a working token throughout.";

    private Emergency() {}

    /** Makes the rotation in progress an emergency, if it is not one already. */
    public static void join(Work work) {
        Progress progress = work.progress();
        if (progress.planned().is(Strategy.IN_PLACE) || progress.has(RecordType.EMERGENCY)) {
            return;
        }
        obstacle(progress).ifPresent(reason -> {
            throw Halt.refused(reason, Verb.RESUME);
        });
        boolean retire = progress.course() == Course.OVERLAP && progress.isDeliveredSafely();
        work.journal().append(RecordType.EMERGENCY, progress.attempt(), new Haste(retire));
    }

    /** Why the rotation in progress can't become an emergency. */
    public static Optional<String> obstacle(Progress progress) {
        if (progress.planned().is(Strategy.ALTERNATE)) {
            return Optional.of("Two keys take turns, and a rotation of one is in progress at "
                    + progress.last().type()
                    + ". When it is done, rotate twice: each time one of the two tokens ends. Nothing was changed.");
        }
        if (progress.course() == Course.RECONCILE) {
            return Optional.of("A reconciliation is in progress and does not know yet which keys there are. When it has"
                    + " looked, ask for the emergency again. Nothing was changed.");
        }
        return Optional.empty();
    }

    /** Whether the fresh key has not been created yet. */
    static boolean isUnanswered(Progress progress) {
        return progress.latest(RecordType.EMERGENCY)
                .filter(emergency -> emergency.attempt() == progress.attempt())
                .isPresent();
    }

    static boolean isOn(Progress progress) {
        return progress.has(RecordType.EMERGENCY);
    }

    /** Deletes the old key if that harms no sink, and begins the fresh one. */
    public static void act(Work work) {
        boolean mayRetire = work.progress()
                .latest(RecordType.EMERGENCY)
                .flatMap(emergency -> emergency.as(Haste.class))
                .filter(Haste::retire)
                .isPresent();
        if (mayRetire && sinksAreWell(work)) {
            Look.atWatched(work).old().forEach(key -> Retirement.delete(work, key));
        }
        Creation.another(work);
    }

    private static boolean sinksAreWell(Work work) {
        try {
            SinkGuard.refuseUnlessWell(work, work.successor());
            return true;
        } catch (Halt e) {
            work.warn("The old key is kept until the sinks hold a fresh one. " + e.reason());
            return false;
        }
    }

    /**
     * What is retired besides the old keys: the keys of earlier attempts, and the one that a reconciliation found in
     * the sinks.
     */
    static List<ManagedKey> earlierKeys(Work work) {
        if (!isOn(work.progress())) {
            return List.of();
        }
        Stream<Optional<ManagedKey>> attempts =
                IntStream.range(1, work.progress().attempt()).mapToObj(work::successor);
        return Stream.concat(attempts, Stream.of(work.plannedKey()))
                .flatMap(Optional::stream)
                .toList();
    }
}
