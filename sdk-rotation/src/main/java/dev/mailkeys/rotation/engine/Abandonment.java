package dev.mailkeys.rotation.engine;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.UnaddressableKeyException;
import dev.mailkeys.rotation.engine.guard.Misbehaved;
import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Ownership;
import dev.mailkeys.rotation.engine.work.Reports;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.Surroundings;
import java.util.List;
import java.util.Optional;

/**
 * Sets a rotation aside.
 *
 * @param request what is rotated
 * @param adapter the account, which is only looked at
 * @param journals where the journal is
 */
public record Abandonment(RotationRequest request, ProviderAdapter adapter, JournalStore journals) {

    public RotationReport report() {
        try {
            return archive(readable());
        } catch (JournalException e) {
            return Reports.notBegun(request.target(), Verb.ABANDON, e);
        } catch (Throwable mistake) {
            return Reports.broken(request.target(), mistake);
        }
    }

    /** The journal; empty if it can't be read. */
    private Optional<Progress> readable() {
        try {
            return Optional.of(Progress.of(Journal.read(journals.read(request.target()))));
        } catch (JournalException e) {
            return Optional.empty();
        }
    }

    private RotationReport archive(Optional<Progress> progress) {
        if (progress.filter(read -> !read.isOpen()).isPresent()) {
            return Reports.nothing(request.target(), "No rotation is in progress: there is nothing to abandon.");
        }
        String kept = journals.archive(request.target());
        boolean untouched = progress.filter(Progress::isUntouched).isPresent();
        NextStep next = Next.of(untouched ? Verb.ROTATE : Verb.RECONCILE);
        String stood =
                progress.map(read -> " It stood at " + read.last().type() + ".").orElse("");
        return Reports.of(
                request.target(),
                Outcome.ABANDONED,
                "The rotation is set aside; its journal is kept as " + kept + "." + stood + left(),
                next);
    }

    private String left() {
        try {
            var around = Surroundings.look(adapter.readOnly(), request.sinks(), request.key());
            String keys = Ownership.names(around.family());
            return " The account has " + (keys.isEmpty() ? "no such key" : "the keys " + keys) + "." + held(around);
        } catch (MailkeysException | SinkException | Misbehaved | UnaddressableKeyException e) {
            return " What it leaves in the account and in the sinks can't be told now: " + e.getMessage();
        }
    }

    private static String held(Surroundings around) {
        List<String> held = around.sinks().entrySet().stream()
                .map(sink -> sink.getKey().name() + " holds "
                        + sink.getValue()
                                .mark()
                                .map(KeyMark::keyName)
                                .orElse(sink.getValue().token().isPresent() ? "a token" : "what can't be told"))
                .toList();
        return held.isEmpty() ? "" : " " + String.join("; ", held) + ".";
    }
}
