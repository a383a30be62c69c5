package dev.mailkeys.rotation.engine.work;

import static dev.mailkeys.rotation.engine.work.WorkFixture.ROTATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose delivery a sink holds, told by its mark, or by its version where it has no marks. */
class SinkContentsTest {

    private static final Secret NEW = Secret.of("secret_new_0000000000000000");
    private static final Secret THEIRS = Secret.of("secret_theirs_0000000000000");

    private World world;
    private WorkFixture fixture;
    private MemorySink sink;

    private Work planned(Function<String, MemorySink> kind) {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(kind)));
        fixture = new WorkFixture(world, Strategy.OVERLAP);
        sink = world.sinks().get(0);
        return fixture.work();
    }

    @AfterEach
    void close() {
        if (world != null) {
            fixture.close();
            world.close();
        }
    }

    private static MemorySink withoutVersions(String name) {
        return new MemorySink(name, EnumSet.of(SinkCapability.READABLE, SinkCapability.METADATA));
    }

    private void put(String rotation, int attempt) {
        sink.hold(NEW);
        sink.mark(new KeyMark("emailit", "id", "name", rotation, attempt, world.settings()));
    }

    private void delivered(int attempt, String version) {
        fixture.says(RecordType.DELIVER_INTENT, attempt, new Put(sink.name(), "v1"));
        fixture.says(RecordType.DELIVERED, attempt, new Put(sink.name(), version));
    }

    @Test
    void theTokenOfAnAttempt_isReadWhereTheMarkSaysThatItIsThere() {
        Work work = planned(MemorySink::readable);
        assertThat(SinkContents.tokenOf(work, 1)).isEmpty();
        put(ROTATION, 1);
        assertThat(SinkContents.tokenOf(work, 1)).contains(NEW);
        assertThat(SinkContents.tokenOf(work, 2)).isEmpty();
        put("r1111111111", 1);
        assertThat(SinkContents.tokenOf(work, 1)).isEmpty();
    }

    @Test
    void theTokenOfAnAttempt_isReadWithoutMarks_whileTheVersionIsThatOfItsDelivery() {
        Work work = planned(MemorySink::raw);
        sink.hold(NEW);
        assertThat(SinkContents.tokenOf(work, 1)).isEmpty();
        delivered(1, "v2");
        assertThat(SinkContents.tokenOf(work, 1)).contains(NEW);
        assertThat(SinkContents.tokenOf(work, 2)).isEmpty();
        sink.hold(THEIRS);
        assertThat(SinkContents.tokenOf(work, 1)).isEmpty();
    }

    /** The version is as it was delivered, but the mark, which goes before it, is another's. */
    @Test
    void theTokenOfAnAttempt_isNotReadFromAMarkedSink_byItsVersion() {
        Work work = planned(MemorySink::readable);
        sink.hold(NEW);
        delivered(1, "v2");
        assertThat(SinkContents.tokenOf(work, 1)).isEmpty();
    }

    @Test
    void theTokenOfAnAttempt_isNotReadWhereNothingIsRead() {
        Work work = planned(MemorySink::writeOnlyMarked);
        put(ROTATION, 1);
        assertThat(SinkContents.tokenOf(work, 1)).isEmpty();
    }

    @Test
    void aTokenThatWasDeliveredEverywhere_isReadFromASinkThatIsUntouched() {
        Work work = planned(MemorySink::raw);
        sink.hold(NEW);
        delivered(1, "v2");
        assertThat(SinkContents.deliveredToken(work, 1)).isEmpty();
        fixture.says(RecordType.DELIVERED_EVERYWHERE, 1);
        assertThat(SinkContents.deliveredToken(work, 1)).contains(NEW);
        sink.hold(THEIRS);
        assertThat(SinkContents.deliveredToken(work, 1)).isEmpty();
    }

    @Test
    void aMarkedSink_isAsBefore_unlessItHoldsAnythingButWhatWasThere_orThatUnderAMarkOfThisRotation() {
        Work work = planned(MemorySink::readable);
        assertThat(SinkContents.isAsBefore(work, sink)).isTrue();
        put(ROTATION, 0);
        assertThat(SinkContents.isAsBefore(work, sink)).isTrue();
        put(ROTATION, 1);
        assertThat(SinkContents.isAsBefore(work, sink)).isFalse();
        put("r1111111111", 0);
        assertThat(SinkContents.isAsBefore(work, sink)).isFalse();
    }

    @Test
    void aSinkWithoutMarks_isAsBefore_whileItsVersionIsThatOfBefore_orOfThePutThatKeepsLateOnesOut() {
        Work work = planned(MemorySink::raw);
        assertThat(SinkContents.isAsBefore(work, sink)).isTrue();
        sink.hold(NEW);
        assertThat(SinkContents.isAsBefore(work, sink)).isFalse();
        fixture.says(RecordType.REMARK_INTENT, 0, new Put(sink.name(), "v1"));
        fixture.says(RecordType.REMARKED, 0, new Put(sink.name(), "v2"));
        assertThat(SinkContents.isAsBefore(work, sink)).isTrue();
        sink.hold(NEW);
        assertThat(SinkContents.isAsBefore(work, sink)).isFalse();
    }

    /** A put that is under way would not be noticed. */
    @ParameterizedTest
    @CsvSource({"READABLE METADATA", "READABLE", "METADATA COMPARE_AND_SWAP", "COMPARE_AND_SWAP"})
    void aSinkThatCantBeRead_orHasNoVersions_isNotCertainlyAsBefore(String capabilities) {
        var all = EnumSet.noneOf(SinkCapability.class);
        Set.of(capabilities.split(" ")).forEach(word -> all.add(SinkCapability.valueOf(word)));
        Work work = planned(name -> new MemorySink(name, all));
        assertThat(SinkContents.isAsBefore(work, sink)).isFalse();
    }

    @Test
    void aMarkedSink_isUntouched_whileItsMarkIsOfTheNewestAttempt() {
        Work work = planned(SinkContentsTest::withoutVersions);
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isTrue();
        put(ROTATION, 1);
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isFalse();
        fixture.says(RecordType.CREATE_INTENT, 1);
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isTrue();
        fixture.says(RecordType.CREATE_INTENT, 2);
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isFalse();
    }

    @Test
    void aSinkWithoutMarks_isUntouched_whileItsVersionIsThatOfTheNewestDelivery() {
        Work work = planned(MemorySink::raw);
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isTrue();
        sink.hold(NEW);
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isFalse();
        delivered(1, "v2");
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isTrue();
        sink.hold(THEIRS);
        assertThat(SinkContents.isUntouched(work, sink, sink.read())).isFalse();
    }

    @Test
    void whatThisRotationDelivered_isNotAnothers() {
        Work work = planned(MemorySink::readable);
        SinkState first = sink.read();
        put(ROTATION, 3);
        assertThat(SinkContents.isAnothers(work, sink, first, sink.read(), THEIRS))
                .isFalse();
        put("r1111111111", 3);
        assertThat(SinkContents.isAnothers(work, sink, first, sink.read(), NEW)).isFalse();
        assertThat(SinkContents.isAnothers(work, sink, first, sink.read(), THEIRS))
                .isTrue();
    }

    /** The put that was not answered may have left it so; the mark of another was left by nobody of ours. */
    @Test
    void aMarkThatIsGoneFromASinkThatCantBeRead_isAnothers_unlessAPutOfOursIsInDoubt() {
        world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::writeOnlyMarked)));
        sink = world.sinks().get(0);
        put("r0000000000", 1);
        sink.mark(new KeyMark("emailit", world.original(), World.NAME, "r0000000000", 1, world.settings()));
        fixture = new WorkFixture(world, Strategy.OVERLAP);
        SinkState first = sink.read();
        sink.hold(NEW);
        assertThat(isAnothers(first)).isTrue();
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), ""));
        assertThat(isAnothers(first)).isFalse();
        put("r1111111111", 1);
        assertThat(isAnothers(first)).isTrue();
    }

    private boolean isAnothers(SinkState first) {
        return SinkContents.isAnothers(fixture.work(), sink, first, sink.read(), Secret.of("secret_another_00000000"));
    }

    @Test
    void aSinkWithoutMarks_holdsAnothers_whenItsVersionIsNoneThatWeKnow() {
        planned(MemorySink::raw);
        assertThat(isAnothers(sink.read())).isFalse();
        sink.hold(THEIRS);
        assertThat(isAnothers(sink.read())).isTrue();
        delivered(1, "v2");
        assertThat(isAnothers(sink.read())).isFalse();
    }

    @Test
    void aTokenThatHasComeSinceTheFirstLook_isAnothers_whileEveryPutOfOursIsKnown() {
        planned(SinkContentsTest::withoutVersions);
        SinkState first = sink.read();
        assertThat(isAnothers(first)).isFalse();
        sink.hold(THEIRS);
        assertThat(isAnothers(first)).isTrue();
        assertThat(isAnothers(sink.read())).isFalse();
        fixture.says(RecordType.DELIVER_INTENT, 1, new Put(sink.name(), ""));
        fixture.says(RecordType.CREATE_INTENT, 2);
        assertThat(isAnothers(first)).isFalse();
    }

    /** Where the versions of a sink are told once, and then not, nothing follows from them. */
    @Test
    void aVersion_saysNothing_whereOneOfOursIsNotKnown() {
        planned(MemorySink::raw);
        delivered(1, "");
        sink.hold(THEIRS);
        assertThat(isAnothers(sink.read())).isFalse();
    }

    @Test
    void identities_areInTheOrderOfRotations_andWhatDoesNotSayGoesLast() {
        List<String> sorted = Stream.of("r1-a1", SinkContents.UNMARKED, "r2-a1")
                .sorted(SinkContents.NEWEST_FIRST)
                .toList();
        assertThat(sorted).containsExactly("r2-a1", "r1-a1", SinkContents.UNMARKED);
    }

    @Test
    void aSinksName_standsOnceInWhatItSays() {
        var named = MemorySink.readable("env");
        assertThat(SinkContents.words(named, failure("env: no answer."))).isEqualTo("env: no answer.");
        assertThat(SinkContents.words(named, failure("No answer."))).isEqualTo("env: No answer.");
    }

    private static SinkException failure(String words) {
        return new SinkException(SinkException.Kind.UNKNOWN, words, null);
    }

    @Test
    void whatASinkHoldsBefore_isItsIdentityAndItsVersion() {
        var before = SinkContents.before(new SinkState(
                Optional.empty(),
                Optional.of(new KeyMark("emailit", "id", "name", "r1", 2, KeySettings.of(Map.of()))),
                Optional.of("v1")));
        assertThat(before.holds()).isEqualTo("r1-a2");
        assertThat(before.version()).isEqualTo("v1");
        assertThat(SinkContents.before(SinkState.unknown()).version()).isEmpty();
    }
}
