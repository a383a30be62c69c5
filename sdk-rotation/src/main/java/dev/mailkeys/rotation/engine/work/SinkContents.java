package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Looks into the sinks: which delivery do they hold? */
public final class SinkContents {

    public static final String UNMARKED = "unmarked";

    /** Orders identities, the unmarked last. */
    public static final Comparator<String> NEWEST_FIRST = Comparator.comparing(
                    (String identity) -> identity.equals(UNMARKED) ? "" : identity)
            .reversed();

    private SinkContents() {}

    /** Identifies a delivery; {@link #UNMARKED} if the sink has no mark. */
    public static String identity(SinkState state) {
        return state.mark()
                .map(mark -> identity(mark.rotation(), mark.attempt()))
                .orElse(UNMARKED);
    }

    /** What a sink holds now, to distinguish it later from a delivery. */
    public static Before before(SinkState now) {
        return new Before(identity(now), now.version().orElse(""));
    }

    public static String identity(String rotation, int attempt) {
        return rotation + "-a" + attempt;
    }

    /** A sink's failure in words, with its name once. */
    public static String words(Sink sink, SinkException failure) {
        String words = String.valueOf(failure.getMessage());
        return words.contains(sink.name()) ? words : sink.name() + ": " + words;
    }

    public static boolean isReadable(Sink sink) {
        return sink.capabilities().contains(SinkCapability.READABLE);
    }

    public static boolean isMarked(Sink sink) {
        return sink.capabilities().contains(SinkCapability.METADATA);
    }

    /** The token of an attempt, from a sink whose mark says that it holds it. */
    public static Optional<Secret> tokenOf(Work work, int attempt) {
        String wanted = identity(work.progress().planned().rotation(), attempt);
        return tokenOfSink(
                work, (sink, now) -> identity(now).equals(wanted) || isAsDelivered(work, attempt, sink, now));
    }

    /** The token of an attempt that was put into every sink, from a sink that has not changed since. */
    public static Optional<Secret> deliveredToken(Work work, int attempt) {
        return work.progress()
                .latest(RecordType.DELIVERED_EVERYWHERE, attempt)
                .flatMap(everywhere -> tokenOfSink(work, (sink, now) -> isUntouched(work, sink, now)));
    }

    private static Optional<Secret> tokenOfSink(Work work, BiPredicate<Sink, SinkState> wanted) {
        return work.sinks().stream()
                .filter(SinkContents::isReadable)
                .flatMap(sink -> Stream.of(sink.read()).filter(now -> wanted.test(sink, now)))
                .flatMap(now -> now.token().stream())
                .findFirst();
    }

    /** Whether a sink without marks still has the version of the attempt's put. */
    private static boolean isAsDelivered(Work work, int attempt, Sink sink, SinkState now) {
        Optional<String> then = work.progress().delivered(attempt, sink.name());
        return !isMarked(sink) && now.version().isPresent() && now.version().equals(then);
    }

    /** Whether a sink certainly holds what it held when the rotation was planned. */
    public static boolean isAsBefore(Work work, Sink sink) {
        SinkState now = sink.read();
        Before before = work.progress().before(sink.name());
        return isReadable(sink)
                && now.version().isPresent()
                && (isMarked(sink)
                        ? identity(now).equals(before.holds())
                                || identity(now)
                                        .equals(identity(
                                                work.progress().planned().rotation(), 0))
                        : now.version().equals(Optional.of(before.version()))
                                || work.progress().remarked(sink.name()).equals(now.version()));
    }

    /**
     * Whether somebody else certainly changed a sink: it holds neither a delivery of this rotation nor what it held
     * when that was planned. An unanswered put may have left a write-only sink without its mark. In a sink without
     * marks, a token is another's if it appeared after the first look, or has a version that no put of ours made.
     *
     * @param first what the sink held at the first look
     * @param now what it holds
     * @param token the newest attempt's token
     */
    public static boolean isAnothers(Work work, Sink sink, SinkState first, SinkState now, Secret token) {
        Progress progress = work.progress();
        String holds = identity(now);
        boolean isOurs = holds.startsWith(progress.planned().rotation() + "-a")
                || now.token().equals(Optional.of(token));
        if (isOurs) {
            return false;
        }
        if (!holds.equals(progress.before(sink.name()).holds())) {
            return isReadable(sink) || !holds.equals(UNMARKED) || !progress.isInDoubt(sink.name());
        }
        boolean isNew = now.token().isPresent() && !now.token().equals(first.token());
        return progress.versions(sink.name())
                .filter(known -> isNew || !isMarked(sink) && isBesides(known, now.version()))
                .isPresent();
    }

    /** Whether the version is none of the known ones. If one of those is unknown, this can't be told. */
    private static boolean isBesides(Set<String> known, Optional<String> version) {
        return !known.contains("")
                && version.filter(there -> !known.contains(there)).isPresent();
    }

    /** Whether a sink still holds what this rotation last put there, or held when it was planned. */
    public static boolean isUntouched(Work work, Sink sink, SinkState state) {
        Progress progress = work.progress();
        int attempt = progress.attempt();
        Before before = progress.before(sink.name());
        if (isMarked(sink)) {
            String expected =
                    attempt == 0 ? before.holds() : identity(progress.planned().rotation(), attempt);
            return identity(state).equals(expected);
        }
        String version = progress.delivered(attempt, sink.name()).orElse(before.version());
        return Objects.equals(state.version().orElse(""), version);
    }
}
