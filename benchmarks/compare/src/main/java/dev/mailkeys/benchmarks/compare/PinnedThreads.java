package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** How often a virtual thread kept its carrier while it waited, as the JDK's flight recorder saw it. */
final class PinnedThreads implements Measure {

    private static final int CALLERS = 256;
    private static final int CALLS = 20_000;

    @Override
    public void take(Lab lab, Table table) throws IOException {
        if (!lab.threads().equals("VIRTUAL")) {
            table.paragraph("Pinned virtual threads: this JDK has none, run it on 21 or newer.");
            return;
        }
        table.paragraph("Of " + CALLS + " creates and as many pages by " + CALLERS
                + " virtual threads: how often one of them kept its carrier while it waited, however briefly.");
        table.head("contestant", "pinned", "where");
        for (Entrant entrant : List.of(Entrant.HAND_WRITTEN, Entrant.MAILKEYS, Entrant.MAILKEYS_UNBOUNDED)) {
            List<RecordedEvent> pinned = pinned(lab, entrant);
            table.row(List.of(
                    entrant.toString(),
                    Table.number(pinned.size()),
                    pinned.stream().map(PinnedThreads::where).distinct().collect(Collectors.joining(", "))));
        }
    }

    private static List<RecordedEvent> pinned(Lab lab, Entrant entrant) throws IOException {
        Path recording = Files.createTempFile("pinned", ".jfr");
        try (Server server = lab.slowServer(1)) {
            try (Racer racer = Racer.start(
                    entrant,
                    server,
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr",
                    "-XX:StartFlightRecording=settings=none,+jdk.VirtualThreadPinned#enabled=true,"
                            + "+jdk.VirtualThreadPinned#threshold=0ms,+jdk.VirtualThreadPinned#stackTrace=true,"
                            + "dumponexit=true,filename=" + recording)) {
                // Else what is counted is mostly callers that wait for a class to be loaded.
                racer.time(Work.CREATE, CALLERS);
                racer.time(Work.PAGE, CALLERS);
                racer.callers(Work.CREATE, CALLS, CALLERS, lab.threads());
                racer.callers(Work.PAGE, CALLS, CALLERS, lab.threads());
            }
            return RecordingFile.readAllEvents(recording);
        } finally {
            Files.delete(recording);
        }
    }

    private static String where(RecordedEvent pinned) {
        var stack = pinned.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
            return "unknown";
        }
        var method = stack.getFrames().get(0).getMethod();
        return method.getType().getName() + "." + method.getName();
    }
}
