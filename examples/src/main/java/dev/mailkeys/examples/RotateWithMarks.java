package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.FileSink;
import java.nio.file.Path;
import java.time.Duration;

/** The rotation of a key that some programs read from a dotenv file: the old one goes when all of them have the new one. */
public final class RotateWithMarks {

    private RotateWithMarks() {}

    /**
     * Describes the rotation.
     *
     * @param credential the management credential
     * @param settings how the provider is reached
     * @param folder where {@code app.env} and the journal are
     * @param programs how many programs read the file
     * @return the rotation
     */
    public static Rotation of(Secret credential, ClientSettings settings, Path folder, int programs) {
        var sink = FileSink.dotenv(folder.resolve("app.env"), "EMAILIT_TOKEN");
        return Rotation.of("newsletter")
                .key(EmailitAdapter.using(credential, settings), "newsletter")
                .sink(sink, Readers.of(programs, sink.marks()))
                .options(RotationOptions.builder().grace(Duration.ZERO).build())
                .journal(FileJournals.in(folder.resolve("journal")))
                .build();
    }
}
