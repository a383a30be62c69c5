package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCheck;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the tokens in the sinks work, for verify and for the report of an unfinished run. Broken: the provider
 * refuses the token, or has answered the call that ended it. Safe: the provider accepts it, or this rotation has
 * certainly not harmed it. The rest is unknown.
 *
 * @param broken the sinks whose token does not work now
 * @param unknown the sinks whose token can't be verified now
 */
public record SinkHealth(List<String> broken, List<String> unknown) {

    /** Looks at one sink: does the provider accept its token? Changes nothing. */
    public static SinkCheck check(Sink sink, ProviderAdapter adapter) {
        try {
            SinkState state = sink.read();
            Probe probe = state.token().map(adapter::probe).orElse(Probe.UNKNOWN);
            return new SinkCheck(
                    sink.name(),
                    probe,
                    state.mark().map(KeyMark::keyId),
                    state.mark().map(KeyMark::rotation),
                    problem(sink, state, probe, adapter));
        } catch (SinkException e) {
            return new SinkCheck(
                    sink.name(),
                    Probe.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<String> problem(Sink sink, SinkState state, Probe probe, ProviderAdapter adapter) {
        if (probe == Probe.REFUSED) {
            return Optional.of("The provider rejects this token. Run resume, or reconcile.");
        }
        if (SinkContents.isReadable(sink) && state.token().isEmpty()) {
            return Optional.of(
                    "It holds no token. Run rotate with --force; while a rotation is in progress, with --emergency.");
        }
        boolean gone = state.mark()
                .filter(mark ->
                        adapter.find(mark.keyId()).filter(ManagedKey::usable).isEmpty())
                .isPresent();
        return gone
                ? Optional.of("The key that it says it holds is not there, or may not be used. Run reconcile.")
                : Optional.empty();
    }

    /**
     * Looks into every sink.
     *
     * @param journalCounts whether the journal is complete: not if another rotator has taken it over
     */
    static SinkHealth look(Work work, boolean journalCounts) {
        var health = new SinkHealth(new ArrayList<>(), new ArrayList<>());
        for (Sink sink : work.sinks()) {
            Probe probe = probe(work, sink).orElseGet(() -> journalCounts ? byJournal(work, sink) : Probe.UNKNOWN);
            if (probe == Probe.REFUSED) {
                health.broken.add(sink.name());
            } else if (probe == Probe.UNKNOWN) {
                health.unknown.add(sink.name());
            }
        }
        return health;
    }

    Outcome outcome() {
        return !broken.isEmpty() ? Outcome.SINK_BROKEN : !unknown.isEmpty() ? Outcome.SINK_UNKNOWN : Outcome.INCOMPLETE;
    }

    /** For people; empty where there is nothing to say. */
    String inWords() {
        return !broken.isEmpty()
                ? " The token in " + String.join(", ", broken) + " does not work now."
                : !unknown.isEmpty()
                        ? " Whether the token in " + String.join(", ", unknown) + " works now is not known."
                        : "";
    }

    /** Empty if the sink can't be read or the provider does not answer. An empty sink was not made worse. */
    private static Optional<Probe> probe(Work work, Sink sink) {
        if (!SinkContents.isReadable(sink) || Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        try {
            return sink.read()
                    .token()
                    .map(work.adapter()::probe)
                    .or(() -> Optional.of(Probe.ACCEPTED))
                    .filter(told -> told != Probe.UNKNOWN);
        } catch (SinkException unread) {
            return Optional.empty();
        }
    }

    private static Probe byJournal(Work work, Sink sink) {
        Progress progress = work.progress();
        if (progress.isOutage()) {
            return inOutage(progress, sink.name());
        }
        boolean found = progress.planned().reconciling() && !progress.isDeliveredSafely();
        boolean refused = progress.mayBeInASink(progress.attempt())
                && progress.latest(RecordType.ABANDONED, progress.attempt()).isPresent();
        return found || refused ? Probe.UNKNOWN : Probe.ACCEPTED;
    }

    /** In place, a sink's outage ends with the delivery to that sink. A put in doubt may have ended it. */
    private static Probe inOutage(Progress progress, String sink) {
        int attempt = progress.attempt();
        boolean abandoned = progress.latest(RecordType.ABANDONED, attempt).isPresent();
        if (!abandoned && progress.delivered(attempt, sink).isPresent()) {
            return Probe.ACCEPTED;
        }
        boolean doubtful = !abandoned && progress.mayBeIn(attempt, sink);
        boolean ended = progress.has(RecordType.ROTATED) || progress.has(RecordType.REMOVED);
        return ended && !doubtful ? Probe.REFUSED : Probe.UNKNOWN;
    }
}
