package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.List;
import java.util.Optional;

/** Checks that every sink could take a token, before a key is created or renewed. */
public final class ReadySinks {

    static final String FIX = "Fix what is named";

    private ReadySinks() {}

    /**
     * Checks once in a run. Ends the run if a sink could not take a token, as refused if this rotation has changed
     * nothing yet. In an outage one ready sink is enough: it does not wait for the others.
     */
    public static void require(Work work) {
        if (work.memory().areSinksReady()) {
            return;
        }
        List<String> problems = problems(work.sinks());
        int most = work.progress().isOutage() ? work.sinks().size() - 1 : 0;
        if (problems.size() > most) {
            throw end(work, problems);
        }
        work.memory().sinksAreReady();
    }

    private static Halt end(Work work, List<String> problems) {
        return work.progress().isUntouched()
                ? Halt.refused(problems, Next.of(work.asked(), FIX))
                : Halt.incomplete(String.join(" ", problems)).when(FIX);
    }

    /** What keeps sinks from taking a token, each with the sink's name. */
    static List<String> problems(List<Sink> sinks) {
        return sinks.stream().flatMap(sink -> problem(sink).stream()).toList();
    }

    private static Optional<String> problem(Sink sink) {
        try {
            sink.check();
            return Optional.empty();
        } catch (SinkException e) {
            return Optional.of(SinkContents.words(sink, e));
        }
    }
}
