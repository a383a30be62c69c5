package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.engine.guard.Misbehaved;
import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Instant;
import java.util.List;

/** Removes the journals of rotations that ended long ago, if the options ask for it. A failure is only reported. */
public final class OldJournals {

    private OldJournals() {}

    public static void remove(Work work, JournalStore journals) {
        try {
            work.options()
                    .keepJournals()
                    .ifPresent(age -> remove(work, journals, work.timing().now().minus(age)));
        } catch (JournalException e) {
            work.warn("Old journals are still there. " + e.getMessage());
        } catch (Throwable thrown) {
            work.warn("Old journals are still there. " + Misbehaved.said("The store of journals", thrown));
        }
    }

    private static void remove(Work work, JournalStore journals, Instant before) {
        List<String> rotations = journals.rotations(work.target());
        for (String rotation : rotations.subList(0, Math.max(0, rotations.size() - 1))) {
            if (endedBefore(before, journals, work.target(), rotation)) {
                work.journal().remove(rotation);
            }
        }
    }

    /** A journal that can't be read is kept. */
    private static boolean endedBefore(Instant time, JournalStore journals, String target, String rotation) {
        try {
            Progress progress = Progress.of(Journal.read(journals.read(target, rotation)));
            return !progress.isEmpty()
                    && !progress.isOpen()
                    && progress.last().at().isBefore(time);
        } catch (JournalException unreadable) {
            return false;
        }
    }
}
