package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When another key is made, what of earlier attempts goes before, and what a lost token leads to. */
class CreationTest {

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private void planned(String provider, int maxAttempts) {
        world = new World(Scenario.of(provider, Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
        var options = world.options().maxAttempts(maxAttempts).build();
        fixture = new WorkFixture(world, Strategy.OVERLAP, options, plan -> plan);
        sink = world.sinks().get(0);
    }

    private void planned(String provider) {
        planned(provider, 5);
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private Optional<String> create() {
        return Creation.create(fixture.work()).map(Reason::reason);
    }

    private void givenUp(int attempt) {
        fixture.says(RecordType.ABANDONED, attempt, new Reason("its token was lost"));
    }

    private void full() {
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public OptionalInt room() {
                return OptionalInt.of(0);
            }
        });
    }

    @Test
    void aSuccessor_isMadeUnderItsOwnName_andItsTokenIsKept() {
        planned("emailit");
        assertThat(create()).isEmpty();
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(1));
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
        assertThat(world.simulator().accepts(fixture.work().token().reveal())).isTrue();
    }

    @Test
    void afterTheLastAttempt_thereIsOnlyTheWayBack_andNoKeyIsMade() {
        planned("emailit", 1);
        fixture.makes(1);
        givenUp(1);
        assertThat(create()).hasValueSatisfying(why -> assertThat(why).contains("came to nothing"));
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(1));
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
    }

    @Test
    void whereASinkCouldNotTakeAToken_noKeyIsMade() {
        planned("emailit");
        sink.refuseEverything("it is read-only");
        Halt halt = catchThrowableOfType(Halt.class, this::create);
        assertThat(halt).hasMessageContaining("it is read-only");
        assertThat(fixture.names()).containsExactly(World.NAME);
    }

    /** A rotation that is killed again and again does not fill the account. */
    @Test
    void anEarlierKeyThatNoSinkCanHold_goesBeforeTheNextIsMade() {
        planned("emailit");
        fixture.makes(1);
        givenUp(1);
        assertThat(create()).isEmpty();
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(2));
        assertThat(fixture.work().progress().isAfter(RecordType.CREATED, RecordType.DISCARDED))
                .isTrue();
    }

    @Test
    void anEarlierKeyThatASinkMayHold_stays() {
        planned("emailit");
        fixture.makes(1);
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), "v1"));
        givenUp(1);
        assertThat(create()).isEmpty();
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(1), fixture.name(2));
    }

    /** Its room was looked at when the rotation was planned. */
    @Test
    void theFirstKey_isAskedFor_withoutMakingRoom() {
        planned("emailit");
        full();
        assertThat(create()).isEmpty();
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(1));
    }

    @Test
    void inAFullAccount_roomIsMadeForTheSecondKey() {
        planned("emailit");
        fixture.makes(1);
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), "v1"));
        givenUp(1);
        full();
        assertThat(create()).isEmpty();
        assertThat(fixture.names()).containsExactly(World.NAME, fixture.name(2));
    }

    private Optional<Secret> recovered() {
        Creation.recover(fixture.work());
        return fixture.work().memory().token(1);
    }

    /** A key is made, and its token goes with the process. */
    private NewToken lost(RecordType last) {
        fixture.says(RecordType.CREATE_INTENT, 1, AboutKey.withName(fixture.name(1)));
        NewToken made = world.adapter().create(fixture.name(1), world.settings());
        if (last != RecordType.CREATE_INTENT) {
            fixture.says(last, 1);
        }
        return made;
    }

    private String reason() {
        assertThat(fixture.last()).isEqualTo(RecordType.ABANDONED);
        return fixture.work().progress().last().as(Reason.class).orElseThrow().reason();
    }

    @Test
    void aLostToken_isReadFromASinkThatHoldsIt() {
        planned("emailit");
        NewToken made = lost(RecordType.CREATED);
        String id = fixture.work().successor(1).orElseThrow().id();
        sink.hold(made.token());
        sink.mark(new KeyMark("emailit", id, fixture.name(1), WorkFixture.ROTATION, 1, world.settings()));
        assertThat(recovered()).contains(made.token());
        assertThat(fixture.last()).isEqualTo(RecordType.CREATED);
    }

    @ParameterizedTest
    @CsvSource({"CREATE_INTENT, 1", "CREATED, 1", "SINK_ADDED, 0"})
    void aLostToken_isReadFromAListThatShowsIt_andTheAnswerThatWasMissingIsWritten(RecordType last, int answers) {
        planned("jetemail");
        NewToken made = lost(last);
        assertThat(recovered()).contains(made.token());
        assertThat(fixture.work().progress().count(RecordType.CREATED)).isEqualTo(answers);
        if (last == RecordType.CREATE_INTENT) {
            String id = fixture.work().successor(1).orElseThrow().id();
            assertThat(fixture.work().progress().key(1)).contains(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"emailit", "jetemail"})
    void aLostToken_thatNothingShows_isGivenUp(String provider) {
        planned(provider);
        lost(RecordType.CREATE_INTENT);
        if (provider.equals("jetemail")) {
            world.hideTokens();
        }
        assertThat(recovered()).isEmpty();
        assertThat(reason()).isEqualTo("its token was never seen, or was lost with the process");
    }

    @Test
    void aLostToken_forASinkThatWasAdded_isGivenUp_andTheSinkIsNamedAsTheReason() {
        planned("emailit");
        lost(RecordType.SINK_ADDED);
        assertThat(recovered()).isEmpty();
        assertThat(reason()).isEqualTo("its token can't be read again for the sink that was added");
    }
}
