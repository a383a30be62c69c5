package dev.mailkeys.rotation.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a later run can find in a plan alone. */
class PlansTest {

    private static final String OTHER = "newsletter b";

    private World world;

    private void world(String provider, Strategy strategy) {
        world = new World(Scenario.of(provider, strategy, "two", List.of(MemorySink::readable, MemorySink::readable)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private PlanDetail plan(Strategy strategy, RotationOptions.Builder options) {
        try (var fixture = new WorkFixture(world, strategy, options.build(), UnaryOperator.identity())) {
            return fixture.work().progress().planned();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "emailit, OVERLAP, OVERLAP",
        "emailit, IN_PLACE, ROTATE",
        "elasticemail, OVERLAP, OVERLAP",
        "elasticemail, IN_PLACE, RECREATE"
    })
    void theCourse_isWhatTheProviderCanDo(String provider, Strategy strategy, Course course) {
        world(provider, strategy);
        assertThat(plan(strategy, world.options()).course()).isEqualTo(course);
    }

    /** Else what the list shows later may be no new token, but one that it showed all the time. */
    @Test
    void theListsToken_isKnownToBeTheOldOne_whereEverySinkHoldsIt() {
        world("jetemail", Strategy.IN_PLACE);
        assertThat(plan(Strategy.IN_PLACE, world.options()).shown()).isTrue();
        world.sinks().get(1).hold(Secret.of("transactional_another"));
        world.loseTheJournal();
        assertThat(plan(Strategy.IN_PLACE, world.options()).shown()).isFalse();
    }

    @Test
    void aTokenThatNoListShows_isNotKnown() {
        world("emailit", Strategy.IN_PLACE);
        assertThat(plan(Strategy.IN_PLACE, world.options()).shown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"newsletter, newsletter b", "newsletter b, newsletter"})
    void ofTwoKeys_theIdleOneIsRenewed_andItsNameIsTheFirst(String used, String idle) {
        world("jetemail", Strategy.ALTERNATE);
        Secret token = world.adapter().list("").stream()
                .filter(key -> key.name().equals(used))
                .flatMap(key -> key.token().stream())
                .findFirst()
                .orElseThrow();
        world.sinks().forEach(sink -> sink.hold(token));
        PlanDetail plan = plan(Strategy.ALTERNATE, world.options().alternateKey(OTHER));
        assertThat(plan.name()).contains(idle);
        assertThat(plan.bases()).containsExactly(idle, used);
        assertThat(plan.alternating()).isTrue();
        assertThat(plan.old()).isEmpty();
        assertThat(plan.settings()).isEqualTo(world.settings());
    }

    /** A mark may say what it likes; before its key was there nobody can have read it. */
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 1"})
    void aDelivery_wasNotBeforeItsKey(int said, int counted) {
        world("emailit", Strategy.OVERLAP);
        Instant created = world.key().created().orElseThrow();
        world.sinks().forEach(sink -> sink.mark(mark(created.plusSeconds(said))));
        var around = Surroundings.look(world.adapter(), List.copyOf(world.sinks()), World.NAME);
        PlanDetail plan = plan(Strategy.OVERLAP, world.options());
        assertThat(Plans.delivered(plan, around, world.key()).delivered()).contains(created.plusSeconds(counted));
    }

    private KeyMark mark(Instant delivered) {
        return new KeyMark(
                "emailit", world.original(), World.NAME, "r0000000000", 1, world.settings(), Optional.of(delivered));
    }
}
