package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.world.ForwardingLease;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A waiting rotation renews its lease, and stops if another has taken over meanwhile. */
class RenewedLeaseTest {

    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final KillPoints NEVER = new KillPoints(KillPoints.NEVER, where -> {});

    private final World world =
            new World(Scenario.of("emailit", Strategy.OVERLAP, "readable", List.of(MemorySink::readable)));
    private final JournalStore journals = world.journals();
    private final List<Instant> renewals = new ArrayList<>();

    private RotationReport rotate(Runnable renewal) {
        var options = RotationOptions.builder().grace(GRACE).longestWait(GRACE);
        return world.rotation(NEVER, options, new RenewedStore(renewal)).run();
    }

    @Test
    void rotationThatWaits_renewsItsLeaseAllTheWhile() {
        Instant began = world.clock().instant();
        assertThat(rotate(() -> renewals.add(world.clock().instant())).outcome())
                .isEqualTo(Outcome.DONE);
        var before = began;
        for (Instant renewal : renewals) {
            assertThat(Duration.between(before, renewal)).isLessThanOrEqualTo(Duration.ofSeconds(20));
            before = renewal;
        }
        assertThat(Duration.between(began, before)).isGreaterThanOrEqualTo(GRACE);
    }

    @Test
    void rotationThatWasOvertakenWhileItWaited_stopsAndLeavesBothKeys() {
        RotationReport report = rotate(() -> {
            throw new JournalException(JournalException.Kind.STALE, "Overtaken.", null);
        });
        assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(report.messages().get(0)).contains("no further call was made", "Overtaken.");
        assertThat(world.simulator().liveKeys())
                .filteredOn(key -> key.name().startsWith(World.NAME))
                .hasSize(2);
    }

    /**
     * The world's journals, of which one is told when its lease is renewed.
     *
     * @param renewal what is done then
     */
    private final class RenewedStore implements JournalStore {

        private final Runnable renewal;

        private RenewedStore(Runnable renewal) {
            this.renewal = renewal;
        }

        @Override
        public List<JournalLine> read(String target) {
            return journals.read(target);
        }

        @Override
        public JournalLease lease(String target) {
            return new ForwardingLease(journals.lease(target)) {
                @Override
                public void renew() {
                    renewal.run();
                }
            };
        }
    }
}
