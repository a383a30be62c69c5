package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.sink.FileSink;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** Rotates a key of Emailit whose token a program reads from a dotenv file. A run that was killed is resumed. */
public final class RotateFromCode {

    private RotateFromCode() {}

    /**
     * Rotates the key {@code newsletter} of the workspace of {@code EMAILIT_API_KEY}, whose token is in {@code app.env}.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Secret credential = Secret.of(System.getenv("EMAILIT_API_KEY"));
        rotate(credential, ClientSettings.defaults(), Path.of("").toAbsolutePath(), System.out);
    }

    static RotationReport rotate(Secret credential, ClientSettings settings, Path folder, PrintStream out) {
        Rotation rotation = Rotation.of("newsletter")
                .key(EmailitAdapter.using(credential, settings), "newsletter")
                .sink(FileSink.dotenv(folder.resolve("app.env"), "EMAILIT_TOKEN"))
                .journal(FileJournals.in(folder.resolve("journal")))
                .options(RotationOptions.builder().grace(Duration.ofHours(1)).build())
                .build();

        RotationReport report = rotation.run();
        out.println(report.outcome() + " " + report.messages());
        if (report.outcome() == Outcome.PENDING) {
            out.println("Both tokens work. After " + report.until().orElseThrow() + ", run it again.");
        }
        return report;
    }
}
