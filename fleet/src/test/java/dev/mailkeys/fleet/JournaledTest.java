package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a demo counts by. */
final class JournaledTest {

    private static final Instant START = Instant.parse("2026-11-26T03:00:00Z");
    private static final Duration AGE = Duration.ofSeconds(10);

    private final TestDatabase database = TestDatabase.onTheSharedServer();
    private final PostgresJournals journals = PostgresJournals.of(database.source());
    private final Journaled journaled = new Journaled(database);

    @BeforeEach
    void rotateOnce() {
        journals.createTables();
        rotate("r1", 0, 5);
    }

    private void rotate(String rotation, int begun, int done) {
        try (JournalLease lease = journals.lease("newsletter")) {
            lease.begin(rotation);
            append(lease, "PLANNED", begun);
            append(lease, "CREATE_INTENT", begun);
            append(lease, "DONE", done);
        }
    }

    private static void append(JournalLease lease, String type, int second) {
        String text = "{\"type\":\"" + type + "\",\"at\":\"" + START.plusSeconds(second) + "\"}";
        lease.append(new JournalLine(lease.epoch(), lease.lines().size() + 1, text));
    }

    @Test
    void aRotationThatWaitsUntilTheKeyIsOldEnough_isNotTooEarly() {
        rotate("r2", 15, 20);
        assertThat(journaled.rotations()).isEqualTo(2);
        assertThat(journaled.tooEarly(AGE)).isEmpty();
        assertThat(journaled.gaps()).isEmpty();
    }

    @Test
    void aRotationOfAKeyThatWasJustMade_isTooEarly() {
        rotate("r2", 6, 11);
        assertThat(journaled.tooEarly(AGE)).singleElement().asString().contains("newsletter", "03:00:06");
    }

    @Test
    void aLineThatIsMissing_isAGap() {
        database.run("delete from mailkeys_lines where sequence = 2");
        assertThat(journaled.gaps()).isEqualTo(List.of("newsletter lacks lines of r1"));
    }
}
