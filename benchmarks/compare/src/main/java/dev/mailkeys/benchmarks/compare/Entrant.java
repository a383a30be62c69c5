package dev.mailkeys.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A contestant, and where the build has put it. */
enum Entrant {
    HAND_WRITTEN("hand-written", "HandWritten"),
    HAND_WRITTEN_TIMES("hand-written", "HandWrittenTimes"),
    HAND_WRITTEN_TUNED("hand-written", "HandWrittenTuned"),
    MAILKEYS("mailkeys", "Mailkeys"),
    RESEND("resend", "ResendJava"),
    SENDGRID("sendgrid", "SendGridJava");

    private final Path target;
    private final String className;

    Entrant(String folder, String className) {
        // Processes are started from the folder of the comparison.
        this.target = Path.of("..", folder, "target");
        this.className = className;
    }

    /** Those that were built; the peers are there with the profile {@code peers} only. */
    static List<Entrant> built() {
        return Arrays.stream(values()).filter(Entrant::isBuilt).toList();
    }

    private boolean isBuilt() {
        return Files.exists(target.resolve("class-path"));
    }

    String className() {
        return "dev.mailkeys.benchmarks." + className;
    }

    /** The class path of its process. */
    String classPath() throws IOException {
        return target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve("class-path")).strip();
    }
}
