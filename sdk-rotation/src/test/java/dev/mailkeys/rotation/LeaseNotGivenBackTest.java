package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.world.ForwardingLease;
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
                return new ForwardingLease(journals.lease(target)) {
                    @Override
                    public void close() {
                        super.close();
                        throw thrown;
                    }
                };
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
}
