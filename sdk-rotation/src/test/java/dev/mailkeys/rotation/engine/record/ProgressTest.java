package dev.mailkeys.rotation.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.PutBack;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.Detail.SinksChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a journal says of the past, by its records alone. */
class ProgressTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T03:00:00Z");

    private final List<JournalRecord> records = new ArrayList<>();

    private Progress progress() {
        return Progress.of(records);
    }

    private void says(RecordType type, int attempt, Detail detail) {
        records.add(new JournalRecord(type, BEGIN.plusSeconds(records.size()), attempt, detail));
    }

    private void says(RecordType type, int attempt) {
        says(type, attempt, AboutKey.NONE);
    }

    private void planned(Course course) {
        says(RecordType.PLANNED, 0, plan(course));
    }

    private static PlanDetail plan(Course course) {
        return PlanDetail.builder()
                .rotation("r1")
                .course(course)
                .settings(KeySettings.of(Map.of()))
                .key("old")
                .name("newsletter")
                .addBases("newsletter")
                .putSinks("env", new Before("r0-a1", "v0"))
                .alternating(false)
                .reconciling(false)
                .shown(false)
                .build();
    }

    @Test
    void aCallThatWasCertainlyNotMade_doesNotCount_butItsAttemptWasBegun() {
        planned(Course.OVERLAP);
        says(RecordType.CREATE_INTENT, 1);
        assertThat(progress().isUntouched()).isFalse();
        says(RecordType.NOT_DONE, 1);
        assertThat(progress().isUntouched()).isTrue();
        assertThat(progress().last().type()).isEqualTo(RecordType.PLANNED);
        assertThat(progress().attempt()).isOne();
        assertThat(progress().begun(1)).contains(BEGIN.plusSeconds(1));
        assertThat(progress().begun(0)).isEmpty();
        assertThat(progress().nextSequence()).isEqualTo(4);
    }

    /** What a sink can have is what it had, and what puts of ours have left; not where one of an earlier attempt is in doubt. */
    @Test
    void versionsOfASink_areThoseThatAreKnown() {
        planned(Course.OVERLAP);
        assertThat(progress().versions("env")).contains(Set.of("v0"));
        says(RecordType.DELIVER_INTENT, 1, new Put("env", "v0"));
        assertThat(progress().isInDoubt("env")).isTrue();
        assertThat(progress().isInDoubt("other")).isFalse();
        assertThat(progress().versions("env")).contains(Set.of("v0"));
        says(RecordType.DELIVERED, 1, new Put("env", "v1"));
        assertThat(progress().isInDoubt("env")).isFalse();
        assertThat(progress().versions("env")).contains(Set.of("v0", "v1"));
        says(RecordType.DELIVER_INTENT, 1, new Put("env", "v1"));
        says(RecordType.CREATE_INTENT, 2);
        assertThat(progress().versions("env")).isEmpty();
        assertThat(progress().versions("other")).contains(Set.of(""));
    }

    @Test
    void whatWasPutBackWithoutAnAnswer_isInDoubt_inThatSinkAlone() {
        planned(Course.OVERLAP);
        says(RecordType.ROLLBACK, 1);
        says(RecordType.PUT_BACK_INTENT, 1, new PutBack("env"));
        assertThat(progress().isInDoubt("env")).isTrue();
        assertThat(progress().isInDoubt("vault")).isFalse();
        says(RecordType.PUT_BACK, 1, new PutBack("env"));
        assertThat(progress().isInDoubt("env")).isFalse();
        assertThat(progress().versions("env")).as("it tells none").isEmpty();
        assertThat(progress().versions("vault")).isPresent();
    }

    @Test
    void aWayBackThatIsCalledOff_mightAsWellNotHaveBeenBegun() {
        planned(Course.OVERLAP);
        says(RecordType.CREATED, 1);
        says(RecordType.ROLLBACK, 1);
        assertThat(progress().course()).isEqualTo(Course.ROLLBACK);
        says(RecordType.DRAINED, 1);
        says(RecordType.CALLED_OFF, 1, new Reason("The old key is gone."));
        assertThat(progress().course()).isEqualTo(Course.OVERLAP);
        assertThat(progress().last().type()).isEqualTo(RecordType.CREATED);
    }

    @Test
    void aWayBackThatIsCalledOff_whileASinkMayHoldTheOldKey_isRemembered() {
        planned(Course.OVERLAP);
        says(RecordType.ROLLBACK, 1);
        says(RecordType.PUT_BACK_INTENT, 1);
        says(RecordType.CALLED_OFF, 1, new Reason("The old key is gone.", true));
        assertThat(progress().course()).isEqualTo(Course.OVERLAP);
        assertThat(progress().last().type()).isEqualTo(RecordType.CALLED_OFF);
        assertThat(progress().has(RecordType.PUT_BACK_INTENT)).isTrue();
    }

    @Test
    void aWayBackThatWasNeverBegun_cannotBeCalledOff() {
        planned(Course.OVERLAP);
        says(RecordType.CALLED_OFF, 1, new Reason("because"));
        assertThatThrownBy(this::progress)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("calls off a way back that was never begun");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOT_DONE", "CALLED_OFF"})
    void aKeyIsGone_onceItWasDeletedSweptOrDiscarded(RecordType type) {
        planned(Course.OVERLAP);
        boolean gone = type == RecordType.DELETED || type == RecordType.SWEPT || type == RecordType.DISCARDED;
        says(type, 1, AboutKey.withId("k1"));
        assertThat(progress().isGone("k1")).isEqualTo(gone);
        assertThat(progress().isGone("k2")).isFalse();
    }

    @Test
    void whatSinksHeldInEarlierAttempts_isKnown() {
        planned(Course.OVERLAP);
        says(RecordType.DELIVER_INTENT, 1, new Put("env", "v0"));
        says(RecordType.DELIVERED, 1, new Put("env", "v1"));
        says(RecordType.DELIVERED, 1, new Put("vault", "w1"));
        assertThat(progress().deliveredBefore()).isEmpty();
        says(RecordType.CREATE_INTENT, 2);
        assertThat(progress().deliveredBefore()).containsExactly(1);
        assertThat(progress().mayBeInASink(1)).isTrue();
        assertThat(progress().mayBeInASink(2)).isFalse();
        assertThat(progress().delivered(1, "env")).contains("v1");
        assertThat(progress().delivered(1, "vault")).contains("w1");
        assertThat(progress().delivered(2, "env")).isEmpty();
    }

    @Test
    void aVersionThatWasPutOnceMore_isNotThatOfADelivery() {
        planned(Course.RECONCILE);
        says(RecordType.REMARKED, 0, new Put("env", "v1"));
        says(RecordType.REMARKED, 0, new Put("env", "v2"));
        assertThat(progress().mayBeIn(0, "env")).isFalse();
        says(RecordType.DELIVERED, 1, new Put("env", "v3"));
        assertThat(progress().remarked("env")).contains("v2");
        assertThat(progress().remarked("vault")).isEmpty();
    }

    @Test
    void sinks_areThoseOfTheNewestPlan_withoutThoseThatHaveGone() {
        planned(Course.RECONCILE);
        says(
                RecordType.SINKS_CHANGED,
                0,
                new SinksChanged(Map.of("vault", new Before("unmarked", "w0")), List.of("env")));
        assertThat(progress().sinks()).containsExactly("vault");
        assertThat(progress().before("vault")).isEqualTo(new Before("unmarked", "w0"));
        assertThat(progress().before("none")).isEqualTo(new Before("", ""));
        says(RecordType.FOUND_NONE, 0, plan(Course.OVERLAP));
        assertThat(progress().sinks()).containsExactly("env");
        assertThat(progress().course()).isEqualTo(Course.OVERLAP);
    }

    @Test
    void sinksHold_theOldKey_untilTheNewOneIsInAllOfThem() {
        var old = new AboutKey(Optional.of("old"), Optional.of("newsletter"), Optional.empty());
        planned(Course.RECONCILE);
        assertThat(progress().inSinks()).isEmpty();
        says(RecordType.FOUND_LIVE, 0, plan(Course.OVERLAP));
        assertThat(progress().inSinks()).contains(old);
        says(RecordType.DELIVERED_EVERYWHERE, 1, AboutKey.withId("k1"));
        assertThat(progress().inSinks()).contains(AboutKey.withId("k1"));
        says(RecordType.ROLLBACK, 1);
        assertThat(progress().inSinks()).contains(AboutKey.withId("k1"));
        says(RecordType.RESTORED, 1);
        assertThat(progress().inSinks()).contains(old);
    }

    @Test
    void sinksHold_theOldKey_whereTheRotationWasRefused() {
        planned(Course.OVERLAP);
        says(RecordType.REFUSED, 0);
        assertThat(progress().inSinks()).map(AboutKey::id).contains(Optional.of("old"));
    }

    @Test
    void allThatIsLeftIsToRetireAndToSweep_onceTheNewestTokenIsVerified() {
        planned(Course.OVERLAP);
        says(RecordType.DELIVERED_EVERYWHERE, 1, AboutKey.withId("k1"));
        assertThat(progress().isDeliveredSafely()).isFalse();
        says(RecordType.VERIFIED, 1);
        assertThat(progress().isDeliveredSafely()).isTrue();
        says(RecordType.CREATE_INTENT, 2);
        assertThat(progress().isDeliveredSafely()).isFalse();
    }

    @Test
    void aKeyThatWasFoundLive_isDeliveredSafely_unlessAnAttemptFollows() {
        planned(Course.RECONCILE);
        assertThat(progress().isDeliveredSafely()).isFalse();
        says(RecordType.FOUND_LIVE, 0, plan(Course.OVERLAP));
        assertThat(progress().isDeliveredSafely()).isTrue();
        says(RecordType.CREATE_INTENT, 1);
        assertThat(progress().isDeliveredSafely()).isFalse();
    }

    @Test
    void onTheWayBack_theOldKeyIsSafe_onceItIsRestored() {
        planned(Course.OVERLAP);
        says(RecordType.VERIFIED, 1);
        says(RecordType.ROLLBACK, 1);
        assertThat(progress().isDeliveredSafely()).isFalse();
        says(RecordType.RESTORED, 1);
        assertThat(progress().isDeliveredSafely()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ROTATE, ROTATE_INTENT", "RECREATE, REMOVE_INTENT"})
    void inPlace_theSinksAreDead_fromTheCallUntilTheNewTokenIsInAllOfThem(Course course, RecordType call) {
        planned(course);
        assertThat(progress().isOutage()).isFalse();
        says(call, 1);
        assertThat(progress().isOutage()).isTrue();
        says(RecordType.DELIVERED_EVERYWHERE, 1, AboutKey.withId("old"));
        assertThat(progress().isOutage()).isFalse();
        says(RecordType.ABANDONED, 1, new Reason("The token does not work."));
        assertThat(progress().isOutage()).isTrue();
    }

    @Test
    void whereASuccessorIsMade_orTheIdleOneOfTwoKeysIsRenewed_theSinksKeepAWorkingToken() {
        planned(Course.OVERLAP);
        says(RecordType.ROTATE_INTENT, 1);
        assertThat(progress().isOutage()).isFalse();
        records.clear();
        says(
                RecordType.PLANNED,
                0,
                PlanDetail.builder().from(plan(Course.ROTATE)).alternating(true).build());
        says(RecordType.ROTATE_INTENT, 1);
        assertThat(progress().isOutage()).isFalse();
    }

    @Test
    void aCallWithoutAnswer_isInDoubt_untilItIsSettled_andWasInDoubtForEver() {
        planned(Course.OVERLAP);
        says(RecordType.CREATE_INTENT, 1);
        says(RecordType.CREATED, 1);
        assertThat(progress().wasInDoubt(RecordType.CREATE_INTENT)).isFalse();
        says(RecordType.CREATE_INTENT, 2);
        says(RecordType.ABANDONED, 2, new Reason("No answer."));
        assertThat(progress().inDoubt(RecordType.CREATE_INTENT)).isTrue();
        assertThat(progress().inDoubt(RecordType.DELETE_INTENT)).isFalse();
        says(RecordType.SETTLED, 2);
        assertThat(progress().inDoubt(RecordType.CREATE_INTENT)).isFalse();
        assertThat(progress().wasInDoubt(RecordType.CREATE_INTENT)).isTrue();
    }

    @Test
    void whatWasNeverWritten_isAfterNothing() {
        planned(Course.OVERLAP);
        assertThat(progress().isAfter(RecordType.PLANNED, RecordType.DRAINED)).isTrue();
        assertThat(progress().isAfter(RecordType.DRAINED, RecordType.PLANNED)).isFalse();
        assertThat(progress().isAfter(RecordType.DRAINED, RecordType.SETTLED)).isFalse();
    }
}
