package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The store can't take a lease back: the rotation is over all the same, and the store says why. */
class LeaseNotGivenBackTest {

    private static final KillPoints NEVER = new KillPoints(KillPoints.NEVER, where -> {});

    private final World world =
            new World(Scenario.of("emailit", Strategy.OVERLAP, "readable", List.of(MemorySink::readable)));

    private List<String> warningsAfter(RuntimeException thrown) {
        JournalStore journals = world.journals();
        world.keepJournals(new JournalStore() {
            @Override
            public JournalLease lease(String target) {
                return new Stuck(journals.lease(target), thrown);
            }

            @Override
            public List<JournalLine> read(String target) {
                return journals.read(target);
            }
        });
        RotationReport report = world.rotation(NEVER, RotationOptions.builder().grace(Duration.ZERO))
                .run();
        assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
        return world.warnings();
    }

    @Test
    void storeThatSaysWhy_isRepeatedAndNotBlamed() {
        String why = "Giving back the lease on the target newsletter failed (nothing accepts connections there).";
        assertThat(warningsAfter(new JournalException(JournalException.Kind.FAILED, why, null)))
                .containsExactly(why);
    }

    @Test
    void storeThatFailsOtherwise_isBlamed() {
        assertThat(warningsAfter(new IllegalStateException("with a token in it")))
                .containsExactly("The store of journals, on releasing the lease, failed with"
                        + " java.lang.IllegalStateException: that is a fault in its code.");
    }

    /** It is given back, so that the rotation can be looked at, but says that it is not. */
    private record Stuck(JournalLease lease, RuntimeException thrown) implements JournalLease {

        @Override
        public long epoch() {
            return lease.epoch();
        }

        @Override
        public List<JournalLine> lines() {
            return lease.lines();
        }

        @Override
        public void begin(String rotation) {
            lease.begin(rotation);
        }

        @Override
        public void append(JournalLine line) {
            lease.append(line);
        }

        @Override
        public void close() {
            lease.close();
            throw thrown;
        }
    }
}
