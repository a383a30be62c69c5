package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import java.time.Duration;
import javax.sql.DataSource;

/** Rotates a key from any of several machines, whose journals are in one PostgreSQL. Each calls it as often as it likes. */
public final class RotateOnSeveralMachines {

    private RotateOnSeveralMachines() {}

    static RotationReport rotate(DataSource dataSource, Secret credential, ClientSettings settings, Sink sink) {
        PostgresJournals journals = PostgresJournals.of(dataSource);
        journals.createTables();

        Rotation rotation = Rotation.of("newsletter")
                .key(EmailitAdapter.using(credential, settings), "newsletter")
                .sink(sink)
                .journal(journals)
                .options(RotationOptions.builder()
                        .rotateEvery(Duration.ofDays(30))
                        .longestWait(Duration.ZERO)
                        .build())
                .build();

        return rotation.runIfDue();
    }
}
