package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.RotationEvent.Ended;
import dev.mailkeys.rotation.RotationEvent.Recorded;
import dev.mailkeys.rotation.RotationEvent.Waiting;
import dev.mailkeys.rotation.RotationEvent.Warned;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a listener can tell from events alone: which rotation, when, and how it ended. */
class RotationEventTest {

    private final World world =
            new World(Scenario.of("emailit", Strategy.OVERLAP, "readable", List.of(MemorySink::readable)));
    private final List<RotationEvent> heard = new ArrayList<>();

    private Rotation rotation() {
        return rotation(world.journals());
    }

    private Rotation rotation(JournalStore journals) {
        return Rotation.of("newsletter")
                .key(world.adapter(), "newsletter")
                .sink(world.sinks().get(0))
                .journal(journals)
                .options(RotationOptions.builder()
                        .rotateEvery(Duration.ofDays(30))
                        .grace(Duration.ofHours(1))
                        .build())
                .listener(heard::add)
                .timing(world.timing())
                .build();
    }

    /** The events of one verb: its end comes last, and once. */
    private RotationReport of(Function<Rotation, RotationReport> verb) {
        heard.clear();
        RotationReport report = verb.apply(rotation());
        assertThat(heard).allSatisfy(event -> assertThat(event.target()).isEqualTo("newsletter"));
        assertThat(heard).filteredOn(Ended.class::isInstance).hasSize(1);
        assertThat(heard)
                .last()
                .isEqualTo(
                        new Ended("newsletter", report.rotation(), world.clock().instant(), report));
        return report;
    }

    @Test
    void everyEventOfARotation_saysWhichAndWhen_overAllItsRuns() {
        world.simulator().next("create", Fault.cut().afterCommit());
        world.simulator().next("create", Fault.status(503));
        Optional<String> id = of(Rotation::run).rotation();
        assertThat(id).isPresent();
        assertThat(heard).hasAtLeastOneElementOfType(Waiting.class).hasAtLeastOneElementOfType(Warned.class);
        assertThat(heard).allSatisfy(event -> assertThat(event.rotation()).isEqualTo(id));
        assertThat(heard).extracting(RotationEvent::at).isSorted();
        assertThat(heard.get(0).at()).isBefore(world.clock().instant());

        world.clock().advance(Duration.ofHours(1));
        assertThat(of(Rotation::resume).outcome()).isEqualTo(Outcome.DONE);
        assertThat(heard).allSatisfy(event -> assertThat(event.rotation()).isEqualTo(id));
        assertThat(heard)
                .filteredOn(Recorded.class::isInstance)
                .last()
                .satisfies(last -> assertThat(((Recorded) last).step()).isEqualTo("DONE"));
    }

    @Test
    void anEndIsTold_whereNothingWasBegun() {
        assertThat(of(Rotation::runIfDue).outcome()).isEqualTo(Outcome.NOT_DUE);
        assertThat(heard).hasSize(1);
        assertThat(of(Rotation::resume).outcome()).isEqualTo(Outcome.DONE);
        assertThat(of(Rotation::abandon).outcome()).isEqualTo(Outcome.DONE);
        assertThat(of(rotation -> rotation.rollback(Optional::empty)).outcome()).isEqualTo(Outcome.REFUSED);
        try (var lease = world.journals().lease("newsletter")) {
            assertThat(of(Rotation::run).outcome())
                    .as("epoch %s", lease.epoch())
                    .isEqualTo(Outcome.LOCKED);
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void theEnd_comesAfterTheLeaseWasGivenBack() {
        var free = new ArrayList<Boolean>();
        Rotation.of("newsletter")
                .key(world.adapter(), "newsletter")
                .sink(world.sinks().get(0))
                .journal(world.journals())
                .listener(event -> free.add(event instanceof Ended && isFree()))
                .timing(world.timing())
                .build()
                .run();
        assertThat(free.subList(0, free.size() - 1)).containsOnly(false);
        assertThat(free).last().isEqualTo(true);
    }

    private boolean isFree() {
        world.journals().lease("newsletter").close();
        return true;
    }
}
