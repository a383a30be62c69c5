package dev.mailkeys.rotation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of journals must do; extend it and name the store. */
@Timeout(60)
public abstract class JournalStoreContract {

    private static final String TARGET = "orders";

    /** A store with nothing in it, the same for all calls of one test. */
    protected abstract JournalStore store();

    /** Takes the lease on the target although one is held, as after a lock was lost; leaves it held or not. */
    protected abstract void overtake(String target);

    /**
     * Takes the lease on the target, begins rotation {@code r1} and appends so many lines of any text, and dies without
     * giving the lease back: as a process that is killed. Where there are no lines, it dies before it begins a rotation.
     * Returns when the store must know that the holder is dead.
     */
    protected abstract void holdAndDie(String target, int lines);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void lease_whoseHolderDied_isGrantedAgain_withEveryLine(int count) {
        holdAndDie(TARGET, count);
        assertThat(store().read(TARGET)).hasSize(count);
        try (JournalLease next = store().lease(TARGET)) {
            List<JournalLine> before = next.lines();
            assertThat(before).extracting(JournalLine::sequence).hasSize(count).isSorted();
            assertThat(before).allSatisfy(line -> assertThat(line.epoch()).isLessThan(next.epoch()));
            if (count == 0) {
                next.begin("r1");
            }
            append(next, count + 1L, 2);
            next.begin("r2");
            append(next, 1, 1);
        }
        assertThat(store().read(TARGET)).hasSize(1);
    }

    @Test
    void journals_areListedInTheirOrder_andReadEachByItself() {
        assertThat(store().rotations(TARGET)).isEmpty();
        assertThat(store().read(TARGET, "zz")).isEmpty();
        try (JournalLease lease = begun("zz")) {
            List<JournalLine> first = append(lease, 1, 3);
            lease.begin("aa");
            List<JournalLine> second = append(lease, 1, 2);
            assertThat(store().rotations(TARGET)).containsExactly("zz", "aa");
            assertThat(store().read(TARGET, "zz")).isEqualTo(first);
            assertThat(store().read(TARGET, "aa")).isEqualTo(second).isEqualTo(store().read(TARGET));
            assertThat(store().read(TARGET, "r1")).isEmpty();
        }
        assertThat(store().rotations("another")).isEmpty();
    }

    @Test
    void remove_takesEarlierJournalsAndLeavesTheNewest() {
        try (JournalLease lease = begun("r1")) {
            append(lease, 1, 1);
            lease.begin("r2");
            lease.begin("r3");
            List<JournalLine> newest = append(lease, 1, 2);
            lease.remove("r1");
            lease.remove("r1");
            assertThat(store().rotations(TARGET)).containsExactly("r2", "r3");
            assertThatThrownBy(() -> lease.remove("r3")).isInstanceOf(IllegalArgumentException.class);
            newest.addAll(append(lease, 3, 1));
            assertThat(store().read(TARGET)).isEqualTo(newest);
        }
    }

    @Test
    void read_beforeTheFirstRotation_isEmpty() {
        assertThat(store().read(TARGET)).isEmpty();
        try (JournalLease lease = store().lease(TARGET)) {
            assertThat(lease.lines()).isEmpty();
            assertThat(store().read(TARGET)).isEmpty();
        }
    }

    @Test
    void append_isReadBackAtOnceAndByTheNextLease() {
        List<JournalLine> lines;
        try (JournalLease lease = begun("r1")) {
            lines = append(lease, 1, 5);
            assertThat(lease.lines()).isEqualTo(lines);
            assertThat(store().read(TARGET)).isEqualTo(lines);
        }
        try (JournalLease lease = store().lease(TARGET)) {
            assertThat(lease.lines()).isEqualTo(lines);
            lines.addAll(append(lease, 6, 3));
        }
        assertThat(store().read(TARGET))
                .isEqualTo(lines)
                .extracting(JournalLine::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void epoch_risesWithEveryLease() {
        var epochs = new ArrayList<Long>();
        for (int round = 0; round < 12; round++) {
            try (JournalLease lease = store().lease(TARGET)) {
                epochs.add(lease.epoch());
            }
        }
        assertThat(epochs).isSorted().doesNotHaveDuplicates().allMatch(epoch -> epoch > 0);
    }

    @Test
    void begin_makesAnotherJournalTheNewest() {
        try (JournalLease lease = begun("zz")) {
            append(lease, 1, 3);
            lease.begin("aa");
            assertThat(lease.lines()).isEmpty();
            assertThat(store().read(TARGET)).isEmpty();
            assertThat(append(lease, 1, 2)).isEqualTo(store().read(TARGET));
            for (int rotation = 1; rotation <= 12; rotation++) {
                lease.begin("r" + rotation);
            }
            assertThat(append(lease, 1, 1)).isEqualTo(store().read(TARGET)).isEqualTo(lease.lines());
        }
    }

    @Test
    void begin_ofARotationThatWasBegunBefore_isRefused() {
        try (JournalLease lease = begun("r1")) {
            append(lease, 1, 1);
            assertRefused(Kind.FAILED, () -> lease.begin("r1"));
        }
        assertThat(store().read(TARGET)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a-b", "../x", "ä", "a\n"})
    void begin_ofAnIdThatIsNone_isRefused(String rotation) {
        try (JournalLease lease = store().lease(TARGET)) {
            assertThatThrownBy(() -> lease.begin(rotation)).isInstanceOf(IllegalArgumentException.class);
            lease.begin("r1");
        }
    }

    @Test
    void append_beforeBegin_isRefused() {
        try (JournalLease lease = store().lease(TARGET)) {
            assertRefused(Kind.STALE, () -> append(lease, 1, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 5, Long.MAX_VALUE})
    void append_ofALineThatIsNotTheNext_isRefusedAndTheNextIsTaken(long sequence) {
        try (JournalLease lease = begun("r1")) {
            append(lease, 1, 2);
            assertRefused(Kind.STALE, () -> lease.append(new JournalLine(lease.epoch(), sequence, "{}")));
            append(lease, 3, 1);
        }
        assertThat(store().read(TARGET)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void append_underAnotherEpoch_isRefused(long difference) {
        store().lease(TARGET).close();
        try (JournalLease lease = begun("r1")) {
            var line = new JournalLine(lease.epoch() + difference, 1, "{}");
            assertRefused(Kind.STALE, () -> lease.append(line));
        }
        assertThat(store().read(TARGET)).isEmpty();
    }

    @Test
    void staleEpoch_canAppendAndBeginNothing() {
        List<JournalLine> lines;
        try (JournalLease lease = begun("r1")) {
            lines = append(lease, 1, 2);
            overtake(TARGET);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertRefused(Kind.STALE, () -> append(lease, 3, 1));
                assertRefused(Kind.STALE, () -> lease.begin("r2"));
                assertRefused(Kind.STALE, () -> lease.remove("r1"));
            }
        }
        assertThat(store().read(TARGET)).isEqualTo(lines);
    }

    @Test
    void renew_ofALeaseThatStands_changesNothing() {
        try (JournalLease lease = begun("r1")) {
            List<JournalLine> lines = append(lease, 1, 1);
            lease.renew();
            assertRefused(Kind.LOCKED, () -> store().lease(TARGET));
            lines.addAll(append(lease, 2, 1));
            assertThat(store().read(TARGET)).isEqualTo(lines);
        }
    }

    /** It may report a lost lease, if it knows; it must not give the lease back. */
    @Test
    void renew_ofALeaseThatWasOvertaken_renewsNothing() {
        try (JournalLease lease = begun("r1")) {
            overtake(TARGET);
            try {
                lease.renew();
            } catch (JournalException told) {
                assertThat(told.kind()).isEqualTo(Kind.STALE);
            }
            assertRefused(Kind.STALE, () -> append(lease, 1, 1));
        }
        assertThat(store().read(TARGET)).isEmpty();
    }

    @Test
    void archive_setsTheNewestAside_andTheOneBeforeCountsAgain() {
        try (JournalLease lease = begun("r1")) {
            append(lease, 1, 2);
            lease.begin("r2");
            append(lease, 1, 1);
            assertRefused(Kind.LOCKED, () -> store().archive(TARGET));
        }
        assertThat(store().archive(TARGET)).isNotBlank();
        assertThat(store().rotations(TARGET)).containsExactly("r1");
        assertThat(store().read(TARGET)).hasSize(2).isEqualTo(store().read(TARGET, "r1"));
        assertThat(store().read(TARGET, "r2")).isEmpty();
        try (JournalLease lease = store().lease(TARGET)) {
            assertThat(lease.lines()).hasSize(2);
            append(lease, 3, 1);
            lease.begin("r3");
            append(lease, 1, 1);
        }
        assertThat(store().rotations(TARGET)).containsExactly("r1", "r3");
    }

    @Test
    void archive_whereThereIsNoJournal_isRefused() {
        assertRefused(Kind.FAILED, () -> store().archive(TARGET));
        begun("r1").close();
        store().archive(TARGET);
        assertRefused(Kind.FAILED, () -> store().archive(TARGET));
    }

    @Test
    void lease_thatIsHeld_isRefusedToOthersUntilItIsClosed() {
        try (JournalLease lease = begun("r1")) {
            assertRefused(Kind.LOCKED, () -> store().lease(TARGET));
            assertRefused(Kind.LOCKED, () -> store().lease(TARGET));
            append(lease, 1, 1);
            store().lease("another").close();
        }
        store().lease(TARGET).close();
    }

    @Test
    void close_twice_doesNotGiveAwayTheNextLease() {
        JournalLease first = begun("r1");
        first.close();
        try (JournalLease second = store().lease(TARGET)) {
            first.close();
            assertRefused(Kind.LOCKED, () -> store().lease(TARGET));
            assertRefused(Kind.STALE, () -> append(first, 1, 1));
            append(second, 1, 1);
        }
    }

    @Test
    void lease_thatTwentyThreadsRaceFor_isWonByOne() throws Exception {
        var pool = Executors.newFixedThreadPool(20);
        long before = 0;
        for (int round = 0; round < 25; round++) {
            List<JournalLease> won = race(pool::submit);
            assertThat(won).hasSize(1);
            assertThat(won.get(0).epoch()).isGreaterThan(before);
            before = won.get(0).epoch();
            won.get(0).close();
        }
        pool.shutdown();
    }

    private interface Start {
        Future<Stream<JournalLease>> submit(Callable<Stream<JournalLease>> runner);
    }

    private List<JournalLease> race(Start pool) throws Exception {
        var start = new CountDownLatch(1);
        var runners = new ArrayList<Future<Stream<JournalLease>>>();
        for (int runner = 0; runner < 20; runner++) {
            runners.add(pool.submit(() -> {
                start.await();
                try {
                    return Stream.of(store().lease(TARGET));
                } catch (JournalException refused) {
                    assertThat(refused.kind()).isEqualTo(Kind.LOCKED);
                    return Stream.of();
                }
            }));
        }
        start.countDown();
        var won = new ArrayList<JournalLease>();
        for (var runner : runners) {
            won.addAll(runner.get().toList());
        }
        return won;
    }

    @Test
    void lease_thatManyThreadsTakeInTurn_losesNoLine() throws Exception {
        begun("r1").close();
        var pool = Executors.newFixedThreadPool(4);
        var turns = new ArrayList<Future<Integer>>();
        for (int thread = 0; thread < 4; thread++) {
            turns.add(pool.submit(() -> appended(10)));
        }
        for (var turn : turns) {
            assertThat(turn.get()).isEqualTo(10);
        }
        pool.shutdown();
        assertThat(store().read(TARGET)).hasSize(40);
    }

    private int appended(int lines) {
        int appended = 0;
        while (appended < lines) {
            try (JournalLease lease = store().lease(TARGET)) {
                append(lease, lease.lines().size() + 1, 1);
                appended++;
            } catch (JournalException refused) {
                assertThat(refused.kind()).isEqualTo(Kind.LOCKED);
                Thread.onSpinWait();
            }
        }
        return appended;
    }

    static Stream<String> oddTexts() {
        return Stream.of(
                "",
                " ",
                "  two  spaces  ",
                "{\"name\":\"ключ 钥匙 🔑 e\u0301\"}",
                "\ttab",
                "\u0085\u00a0\u2028\u2029\ufeff\uffff\u007f",
                "00000000 1 1 {}",
                "\\n \\u0000 %n %s '\"`$",
                "x".repeat(100_000),
                "🔑".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("oddTexts")
    void append_ofAnOddText_givesItBack(String text) {
        try (JournalLease lease = begun("r1")) {
            lease.append(new JournalLine(lease.epoch(), 1, text));
            lease.append(new JournalLine(lease.epoch(), 2, text));
        }
        assertThat(store().read(TARGET)).extracting(JournalLine::text).containsExactly(text, text);
    }

    static Stream<String> oddTargets() {
        return Stream.of(
                ".",
                "..",
                "../orders",
                "/",
                "a/b",
                "a\\b",
                "a:b",
                "Orders",
                "ORDERS",
                "ключ",
                "é",
                "e\u0301",
                "🔑",
                "con",
                "nul.txt",
                "a%2fb",
                "%",
                " ",
                "a ",
                "a.",
                ".a",
                "a\nb",
                "a\0b",
                "-",
                "~",
                "*");
    }

    @Test
    void targets_ofOddNames_areKeptApart() {
        List<String> targets = oddTargets().toList();
        for (String target : targets) {
            try (JournalLease lease = store().lease(target)) {
                lease.begin("r1");
                lease.append(new JournalLine(lease.epoch(), 1, "{\"of\":" + targets.indexOf(target) + "}"));
            }
        }
        assertThat(targets)
                .allSatisfy(target -> assertThat(store().read(target))
                        .extracting(JournalLine::text)
                        .containsExactly("{\"of\":" + targets.indexOf(target) + "}"));
        assertThat(store().read(TARGET)).isEmpty();
    }

    private JournalLease begun(String rotation) {
        JournalLease lease = store().lease(TARGET);
        lease.begin(rotation);
        return lease;
    }

    /** Appends so many lines from this sequence on. */
    private static List<JournalLine> append(JournalLease lease, long from, int count) {
        var lines = new ArrayList<JournalLine>();
        for (long sequence = from; sequence < from + count; sequence++) {
            var line = new JournalLine(lease.epoch(), sequence, "{\"record\":\"PLANNED\",\"n\":" + sequence + "}");
            lease.append(line);
            lines.add(line);
        }
        return lines;
    }

    private static void assertRefused(Kind kind, Executable executable) {
        assertThat(assertThrows(JournalException.class, executable).kind()).isEqualTo(kind);
    }
}
