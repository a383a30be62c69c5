package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which keys are looked at before one is taken out of use. */
class LookTest {

    private World world;
    private WorkFixture fixture;
    private Asked asked;

    /** Notes what it was asked for. */
    private static final class Asked extends ForwardingAdapter {

        private final List<String> ids = new ArrayList<>();
        private int lists;

        Asked(ProviderAdapter adapter) {
            super(adapter);
        }

        @Override
        public List<ManagedKey> findAll(Collection<String> wanted) {
            ids.addAll(wanted);
            return super.findAll(wanted);
        }

        @Override
        public List<ManagedKey> list(String namePrefix) {
            lists++;
            return super.list(namePrefix);
        }
    }

    private void planned(UnaryOperator<PlanDetail> plan) {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
        fixture = new WorkFixture(world, Strategy.OVERLAP, world.options().build(), plan);
        asked = (Asked) fixture.through(Asked::new).adapter();
    }

    private void planned() {
        planned(UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private String delivered(int attempt) {
        String id = fixture.makes(attempt).keyId().orElseThrow();
        fixture.says(RecordType.DELIVERED, attempt, new Put("sink 0", "v" + attempt));
        return id;
    }

    private static List<String> ids(Collection<ManagedKey> keys) {
        return keys.stream().map(ManagedKey::id).toList();
    }

    @Test
    void theOldKey_theEarlierOnesThatWereDelivered_andTheNewOne_areSeenAtOneMoment() {
        planned();
        String first = delivered(1);
        String second = delivered(2);
        Look look = Look.now(fixture.work());
        assertThat(ids(look.old())).containsExactly(world.original());
        assertThat(ids(look.earlier())).containsExactly(first);
        assertThat(look.successor().map(ManagedKey::id)).contains(second);
        assertThat(ids(look.watched().toList())).containsExactly(world.original(), first);
        assertThat(asked.ids).containsExactly(world.original(), first, second);
        assertThat(asked.lists).isZero();
    }

    @Test
    void ofWatchedKeysAlone_theNewOneIsNotLookedFor() {
        planned();
        String first = delivered(1);
        delivered(2);
        Look look = Look.atWatched(fixture.work());
        assertThat(ids(look.watched().toList())).containsExactly(world.original(), first);
        assertThat(look.successor()).isEmpty();
        assertThat(asked.ids).containsExactly(world.original(), first);
        assertThat(asked.lists).isZero();
    }

    /** Nobody has read its token in a sink. */
    @Test
    void anEarlierKeyThatWasNeverDelivered_isNotWatched() {
        planned();
        fixture.makes(1);
        delivered(2);
        assertThat(Look.now(fixture.work()).earlier()).isEmpty();
    }

    /** It has one id, and its earlier tokens are dead. */
    @Test
    void ofAKeyThatIsRenewedInPlace_thereIsNoEarlierOne() {
        planned(plan -> plan.on(Course.ROTATE));
        fixture.says(RecordType.DELIVERED, 1, new Put("sink 0", "v1"));
        fixture.says(RecordType.DELIVERED, 2, new Put("sink 0", "v2"));
        Look look = Look.now(fixture.work());
        assertThat(look.earlier()).isEmpty();
        assertThat(look.successor().map(ManagedKey::id)).contains(world.original());
    }

    /** A list can show it for a while yet. */
    @Test
    void aKeyThatIsDeletedAlready_isNotLookedForAgain() {
        planned();
        fixture.says(RecordType.DELETED, 0, AboutKey.withId(world.original()));
        assertThat(Look.atWatched(fixture.work()).old()).isEmpty();
        assertThat(asked.ids).isEmpty();
    }

    @Test
    void anOldKeyThatIsGone_needsNothing() {
        planned();
        world.adapter().delete(world.key());
        assertThat(Look.atWatched(fixture.work()).old()).isEmpty();
        assertThat(fixture.warnings()).isEmpty();
    }

    @Test
    void aKeyOfAnotherName_isLeftAlone_whateverTheJournalSays() {
        planned(plan -> PlanDetail.builder()
                .from(plan)
                .addOld(world.simulator().seedKey("letters").id())
                .build());
        Look look = Look.atWatched(fixture.work());
        assertThat(ids(look.old())).containsExactly(world.original());
        assertThat(fixture.warnings()).hasSize(1);
        assertThat(fixture.warnings().get(0))
                .startsWith("The journal names letters (")
                .endsWith("it is left alone.");
    }

    @Test
    void whereTwoKeysTakeTurns_theOtherIsOfThisTargetToo() {
        planned(plan -> PlanDetail.builder()
                .from(plan)
                .addBases("letters")
                .addOld(world.simulator().seedKey("letters").id())
                .build());
        assertThat(Look.atWatched(fixture.work()).old())
                .extracting(ManagedKey::name)
                .containsExactlyInAnyOrder(World.NAME, "letters");
        assertThat(fixture.warnings()).isEmpty();
    }
}
