package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.jdbc.CuttingProxy.Cut;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The connection breaks before a statement arrives, or after it was committed and before the answer arrives. */
@Tag("faults")
@Timeout(60)
class LostAnswersTest {

    private static final String TARGET = "orders";
    private static final String LEASE = "insert into mailkeys_targets";
    private static final String BEGIN = "insert into mailkeys_rotations";
    private static final String APPEND = "insert into mailkeys_lines";
    private static final String REMOVE = "delete from mailkeys_rotations";
    private static final String GIVE_BACK = "epoch + 1, expires = null";

    private final PGSimpleDataSource source = Server.shared().tables();
    private final CuttingProxy proxy = new CuttingProxy(Server.shared().port());
    private final PostgresJournals direct = PostgresJournals.of(source);
    private final PostgresJournals cut = PostgresJournals.of(Server.by(source, proxy.port(), "postgres"));

    @AfterEach
    void close() {
        proxy.close();
    }

    static Stream<Arguments> cuts() {
        return Stream.of(LEASE, BEGIN, APPEND, REMOVE, GIVE_BACK)
                .flatMap(statement -> Stream.of(Cut.BEFORE, Cut.AFTER)
                        .flatMap(cut -> Stream.of(1, 3).map(times -> Arguments.of(statement, cut, times))));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void everyStatement_whoseConnectionBreaks_isDoneOnce(String statement, Cut how, int times) {
        begin(direct, "r0", 2);
        proxy.cut(how, statement, times);
        try (JournalLease lease = cut.lease(TARGET)) {
            lease.begin("r1");
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
            lease.remove("r0");
            lease.append(new JournalLine(lease.epoch(), 2, "{}"));
            assertThat(lease.lines()).isEqualTo(direct.read(TARGET)).hasSize(2);
        }
        assertThat(proxy.left()).isZero();
        assertThat(direct.rotations(TARGET)).containsExactly("r1");
        direct.lease(TARGET).close();
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void setAside_whoseConnectionBreaks_isDoneOnce(Cut how) {
        begin(direct, "r0", 2);
        begin(direct, "r1", 1);
        proxy.cut(how, "set set_aside", 1);
        assertThat(cut.archive(TARGET)).contains("rotation r1");
        assertThat(proxy.left()).isZero();
        assertThat(direct.rotations(TARGET)).containsExactly("r0");
        assertThat(direct.read(TARGET)).hasSize(2);
    }

    private static void begin(PostgresJournals journals, String rotation, int lines) {
        try (JournalLease lease = journals.lease(TARGET)) {
            lease.begin(rotation);
            for (int sequence = 1; sequence <= lines; sequence++) {
                lease.append(new JournalLine(lease.epoch(), sequence, "{}"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void append_thatCanNotBeSettled_saysThatItIsUnknown_andTheNextLeaseFindsOut(Cut how) {
        PostgresJournals hasty = cut.patience(Duration.ZERO).timeLimit(Duration.ofSeconds(3));
        try (JournalLease lease = hasty.lease(TARGET)) {
            lease.begin("r1");
            proxy.cut(how, APPEND, 1);
            var line = new JournalLine(lease.epoch(), 1, "{}");
            JournalException unknown = refusal(Kind.FAILED, () -> lease.append(line));
            assertThat(unknown).hasMessageContaining("may have been done").hasMessageContaining("line 1");
            refusal(Kind.FAILED, () -> lease.append(line));
            refusal(Kind.FAILED, () -> lease.begin("r2"));
        }
        try (JournalLease next = direct.lease(TARGET)) {
            assertThat(next.lines()).hasSize(how == Cut.AFTER ? 1 : 0);
            next.append(new JournalLine(next.epoch(), next.lines().size() + 1, "{}"));
        }
    }

    /** It is asked again under an epoch that is not the highest any more. */
    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void append_thatWasOvertakenMeanwhile_isStoredIfItWasCommittedBefore(Cut how) {
        var taken = new PostgresJournals[1];
        var overtaking = new JumpingTiming(() -> taken[0].endLease(TARGET));
        taken[0] = direct;
        var slow = PostgresJournals.of(Server.by(source, proxy.port(), "postgres"), overtaking);
        try (JournalLease lease = slow.lease(TARGET)) {
            lease.begin("r1");
            proxy.cut(how, APPEND, 1);
            var line = new JournalLine(lease.epoch(), 1, "{}");
            if (how == Cut.AFTER) {
                lease.append(line);
            } else {
                refusal(Kind.STALE, () -> lease.append(line));
            }
            refusal(Kind.STALE, () -> lease.append(new JournalLine(lease.epoch(), 2, "{}")));
        }
        assertThat(direct.read(TARGET)).hasSize(how == Cut.AFTER ? 1 : 0);
    }

    @Test
    void databaseThatIsNotThere_isToldAsThat_andNothingWasChanged() {
        proxy.close();
        JournalException gone =
                refusal(Kind.FAILED, () -> cut.patience(Duration.ZERO).lease(TARGET));
        assertThat(gone).hasMessageContaining("Nothing was changed").hasMessageContaining("Taking the lease");
    }

    @Test
    void databaseThatDoesNotAnswer_isAskedOnANewConnection() {
        proxy.cut(Cut.STALL, APPEND, 1);
        begin(cut.timeLimit(Duration.ofSeconds(3)), "r1", 2);
        assertThat(direct.read(TARGET)).hasSize(2);
        assertThat(proxy.left()).isZero();
    }

    @Test
    void interruptedThread_storesItsLine_andIsInterruptedStill() {
        begin(direct, "r1", 0);
        try (JournalLease lease = cut.lease(TARGET)) {
            proxy.cut(Cut.AFTER, APPEND, 2);
            Thread.currentThread().interrupt();
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(direct.read(TARGET))
                    .isEqualTo(List.copyOf(lease.lines()))
                    .hasSize(1);
        }
    }

    private static JournalException refusal(Kind kind, ThrowingCallable call) {
        JournalException refused = catchThrowableOfType(JournalException.class, call);
        assertThat(refused).isNotNull().extracting(JournalException::kind).isEqualTo(kind);
        return refused;
    }
}
