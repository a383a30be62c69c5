package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person is told of a rotation that is set aside, and what to do next. */
class SetAsideTest {

    private final World world = new World(
            Scenario.of("emailit", Strategy.OVERLAP, "two", List.of(MemorySink::readable, MemorySink::writeOnly)));

    @AfterEach
    void close() {
        world.close();
    }

    private RotationRequest request(RecordType... said) {
        try (var fixture = new WorkFixture(world, Strategy.OVERLAP)) {
            List.of(said).forEach(type -> fixture.says(type, 1));
            return fixture.work().request();
        }
    }

    private RotationReport setAside(RecordType... said) {
        return new Abandonment(request(said), world.adapter(), world.journals()).report();
    }

    @Test
    void whatChangedNothing_mayBeginAnew() {
        RotationReport report = setAside();
        assertThat(report.outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(report.next().verb()).isEqualTo(Verb.ROTATE);
        assertThat(world.records()).isEmpty();
        assertThat(report.messages().get(0))
                .contains(" It stood at PLANNED. The account has the keys newsletter (" + world.original() + ").")
                .contains(" sink 0 holds a token; sink 1 holds what can't be told.");
    }

    @Test
    void whatMayHaveChangedSomething_isLookedFor() {
        assertThat(setAside(RecordType.CREATE_INTENT).next().verb()).isEqualTo(Verb.RECONCILE);
    }

    @Test
    void whatIsOver_isNotSetAside() {
        RotationReport report = setAside(RecordType.DONE);
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.messages().get(0)).contains("there is nothing to abandon");
        assertThat(world.records()).isNotEmpty();
    }

    /** The account does not answer: the journal is set aside all the same. */
    @Test
    void whatCantBeLookedAt_isToldAsThat() {
        RotationRequest request = request();
        world.simulator().on("list", Fault.status(403));
        RotationReport report = new Abandonment(request, world.adapter(), world.journals()).report();
        assertThat(report.outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(report.messages().get(0)).contains("in the sinks can't be told now: ");
        assertThat(world.records()).isEmpty();
    }
}
