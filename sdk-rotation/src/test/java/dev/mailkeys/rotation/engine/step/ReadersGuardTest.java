package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.ReaderMark;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationBuilder;
import dev.mailkeys.rotation.RotationEvent;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.reader.ReadersSeen;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An old key is kept for known readers until they have moved on: no sooner, and no longer than their time. */
@Timeout(120)
class ReadersGuardTest {

    private static final Duration TIME = Duration.ofHours(5);
    private static final Duration LONGER_THAN_A_RUN = Duration.ofMinutes(10);

    private final World world =
            new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
    private final List<String> warnings = new ArrayList<>();
    private final List<MemorySink> others = new ArrayList<>();
    private Path folder;
    private Secret old;
    private Duration grace = Duration.ZERO;
    private Strategy strategy = Strategy.OVERLAP;
    private Consumer<Duration> whileAsleep = duration -> {};

    @BeforeEach
    void twoReadersLeaveMarks(@TempDir Path folder) throws IOException {
        this.folder = folder.resolve("marks");
        old = world.sinks().get(0).token();
        look("one");
        look("two");
    }

    @AfterEach
    void closeTheWorld() {
        world.close();
    }

    @Test
    void withoutGrace_theOldKeyGoesAfterTheLastMark_andNoSooner() throws IOException {
        RotationReport report = rotation().run();
        assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.PENDING);
        assertThat(report.next().verb()).isEqualTo(Verb.RESUME);
        assertThat(report.until()).contains(world.timing().now().plus(Duration.ofMinutes(1)));
        assertThat(report.messages().get(0))
                .contains("0 of 2 readers of sink 0 have its token. one (since ", "two (since ", "have another still.")
                .contains("The old key is kept until they have, or until ");
        look("one");
        world.clock().advance(Duration.ofHours(4));
        report = rotation().resume();
        assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.PENDING);
        assertThat(report.messages().get(0))
                .contains("1 of 2 readers", "two (since ")
                .doesNotContain("one (since");
        assertThat(oldKeyWorks()).isTrue();
        look("two");
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.DONE);
        assertThat(oldKeyWorks()).isFalse();
        assertThat(warnings).noneMatch(warning -> warning.contains("reader"));
    }

    @Test
    void aRunThatWaits_seesTheLastMark() {
        whileAsleep = duration -> lookAll();
        assertThat(rotation().run().outcome()).isEqualTo(Outcome.DONE);
        assertThat(oldKeyWorks()).isFalse();
    }

    /** The readers' own use of the old key, until they moved, is no reason to hold it; any later use is. */
    @Test
    void whatReadersUsedUntilTheyMoved_isNotHeldAgainstTheOldKey_butALaterUseIs() {
        whileAsleep = duration -> {
            assertThat(send(old)).isEqualTo(200);
            lookAll();
        };
        assertThat(rotation().run().outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.count(RecordType.HELD)).isOne();
    }

    @Test
    void whoUsesTheOldKeyAfterTheLastMark_isNotRefused() {
        lookAll();
        whileAsleep = duration -> lookAll();
        Rotation rotation = rotation(step -> {
            if (step.equals("READERS") || step.equals("HELD")) {
                assertThat(send(old)).isEqualTo(200);
            }
        });
        RotationReport report = rotation.run();
        assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.PENDING);
        assertThat(report.messages().get(0)).contains("The old key is still in use");
        assertThat(oldKeyWorks()).isTrue();
    }

    @Test
    void whoNeverLooks_isNamed_andWaitedForAsLongAsMayBe() throws IOException {
        rotation().run();
        look("one");
        world.clock().advance(TIME.minus(LONGER_THAN_A_RUN));
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.PENDING);
        world.clock().advance(LONGER_THAN_A_RUN);
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.DONE);
        assertThat(warnings)
                .anySatisfy(warning ->
                        assertThat(warning).contains("1 of 2 readers", "two (since ", "the old key is retired anyway"));
    }

    /** It may be one of those that were waited for. */
    @Test
    void whoUsesTheOldKeyWhenTheTimeIsOver_isNotRefused() {
        rotation().run();
        world.clock().advance(TIME);
        assertThat(send(old)).isEqualTo(200);
        RotationReport report = rotation().resume();
        assertThat(report.messages().get(0)).contains("The old key is still in use");
        assertThat(oldKeyWorks()).isTrue();
    }

    @Test
    void aReaderThatLeavesNoMark_isCounted() throws IOException {
        Files.walk(folder)
                .filter(Files::isRegularFile)
                .forEach(path -> path.toFile().delete());
        strategy = Strategy.IN_PLACE;
        assertThat(rotation().plan().warnings()).as("nobody is waited for").isEmpty();
        strategy = Strategy.OVERLAP;
        assertThat(rotation().plan().warnings())
                .anyMatch(warning -> warning.contains("2 have left no mark in " + folder));
        rotation().run();
        look("one");
        RotationReport report = rotation().resume();
        assertThat(report.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(report.messages().get(0)).contains("1 of 2 readers", "1 has left no mark in " + folder);
    }

    @Test
    void oneReaderMoreThanIsKnown_isWaitedForToo() throws IOException {
        look("three");
        rotation().run();
        look("one");
        look("two");
        assertThat(rotation().resume().messages().get(0)).contains("2 of 2 readers", "three (since ");
        assertThat(oldKeyWorks()).isTrue();
    }

    /** Its token ended with the rotation before: nobody waits for it a second time. */
    @Test
    void aMarkFromBeforeTheOldKeyWasThere_isOfAReaderThatIsGone() throws IOException {
        ReaderMarks.in(folder).leave("gone", Secret.of("secret_of_long_ago"));
        ReaderMark gone = ReaderMarks.in(folder).all().stream()
                .filter(mark -> mark.reader().equals("gone"))
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve("gone~" + gone.fingerprint());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
        whileAsleep = duration -> lookAll();
        assertThat(rotation().run().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void marks_neverEndTheGracePeriod() throws IOException {
        grace = Duration.ofHours(1);
        rotation().run();
        lookAll();
        RotationReport report = rotation().resume();
        assertThat(report.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(report.until()).isPresent();
        assertThat(oldKeyWorks()).isTrue();
        world.clock().advance(grace);
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void theGracePeriodAlone_isNotEnough() {
        grace = Duration.ofHours(1);
        rotation().run();
        world.clock().advance(grace);
        assertThat(rotation().resume().messages().get(0)).contains("0 of 2 readers");
        assertThat(oldKeyWorks()).isTrue();
    }

    /**
     * Anyone who can write the folder can write any mark: it keeps the old key until the time is over, and no longer.
     */
    @Test
    void forgedMarks_keepTheOldKeyNoLongerThanTheTimeForReaders() throws IOException {
        var forged = ReaderMarks.in(folder);
        rotation().run();
        lookAll();
        for (int hour = 0; hour < TIME.toHours(); hour++) {
            forged.leave("forged-" + hour, Secret.of("nobody's"));
            assertThat(rotation().resume().outcome()).isEqualTo(Outcome.PENDING);
            world.clock().advance(Duration.ofHours(1));
        }
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void marksThatCantBeRead_areNotTakenForMoved_andAreTold() throws IOException {
        Files.walk(folder)
                .filter(Files::isRegularFile)
                .forEach(path -> path.toFile().delete());
        Files.delete(folder);
        Files.createFile(folder);
        RotationReport report = rotation().run();
        assertThat(report.outcome()).isEqualTo(Outcome.PENDING);
        assertThat(report.messages().get(0))
                .contains("The marks in " + folder + " can't be read (" + folder + " is not a folder)");
        world.clock().advance(TIME);
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.DONE);
    }

    /** The readers' time begins anew, as every wait does. */
    @Test
    void aClockThatIsTurnedBack_doesNotEndTheWait() {
        rotation().run();
        world.timing().jump(Duration.ofDays(-30));
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.PENDING);
        world.clock().advance(TIME.minus(LONGER_THAN_A_RUN));
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.PENDING);
        world.clock().advance(LONGER_THAN_A_RUN);
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.DONE);
    }

    /** It was delivered to all once more: what was waited for before is of yesterday. */
    @Test
    void afterASinkWasAdded_readersHaveTheirTimeAgain() {
        rotation().run();
        world.clock().advance(TIME.minus(LONGER_THAN_A_RUN));
        others.add(MemorySink.readable("another"));
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.PENDING);
        world.clock().advance(TIME.minus(LONGER_THAN_A_RUN));
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.PENDING);
        assertThat(oldKeyWorks()).isTrue();
        world.clock().advance(LONGER_THAN_A_RUN);
        assertThat(rotation().resume().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void anEmergency_waitsForNobody() {
        rotation().run();
        strategy = Strategy.IN_PLACE;
        assertThat(rotation().run().outcome()).isEqualTo(Outcome.DONE);
        assertThat(oldKeyWorks()).isFalse();
    }

    @Test
    void theTimeIsInTheStatus_andTheReadersCanBeAsked() throws IOException {
        rotation().run();
        look("two");
        assertThat(rotation().status().orElseThrow().step()).isEqualTo("READERS");
        assertThat(rotation().status().orElseThrow().until()).isPresent();
        ReadersSeen seen = rotation().readers().get(0);
        assertThat(seen.moved()).extracting(ReaderMark::reader).containsExactly("two");
        assertThat(seen.behind()).extracting(ReaderMark::reader).containsExactly("one");
        assertThat(seen.haveAllMoved()).isFalse();
    }

    @Test
    void thePlan_saysWhoIsWaitedFor() {
        assertThat(rotation().plan().calls())
                .anyMatch(call ->
                        call.what().equals("wait until 2 readers of sink 0 have seen the new token, 5 hours at most"));
        assertThat(rotation().plan().warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLAP", "IN_PLACE"})
    void aSinkThatCantBeRead_hasNoReadersToKnowOf(Strategy any) {
        strategy = any;
        var builder = Rotation.of("t")
                .key(world.adapter(), World.NAME)
                .journal(world.journals())
                .sink(MemorySink.writeOnly("dark"), Readers.of(2, ReaderMarks.in(folder)));
        assertThatThrownBy(builder::build).hasMessageContaining("The token in dark can't be read back");
        assertThatThrownBy(() -> Readers.of(0, ReaderMarks.in(folder))).hasMessageContaining("at least one reader");
    }

    private void look(String reader) throws IOException {
        ReaderMarks.in(folder).leave(reader, world.sinks().get(0).token());
    }

    private void lookAll() {
        try {
            look("one");
            look("two");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int send(Secret token) {
        world.clock().advance(Duration.ofSeconds(1));
        return Providers.send("emailit", world.simulator().baseUrl(), token);
    }

    private boolean oldKeyWorks() {
        return world.simulator().accepts(old.reveal());
    }

    private Rotation rotation() {
        return rotation(event -> {});
    }

    private Rotation rotation(Consumer<String> recorded) {
        RotationBuilder builder =
                Rotation.of(world.target()).sink(world.sinks().get(0), Readers.of(2, ReaderMarks.in(folder)));
        others.forEach(builder::sink);
        return builder.key(world.adapter(), World.NAME)
                .strategy(strategy)
                .journal(world.journals())
                .options(RotationOptions.builder()
                        .grace(grace)
                        .waitForReaders(TIME)
                        .build())
                .timing(new Watched(world.timing(), duration -> whileAsleep.accept(duration)))
                .listener(event -> {
                    if (event instanceof RotationEvent.Warned warned) {
                        warnings.add(warned.message());
                    }
                    if (event instanceof RotationEvent.Recorded record) {
                        recorded.accept(record.step());
                    }
                })
                .build();
    }

    /** Does something whenever somebody sleeps. */
    private record Watched(Timing timing, Consumer<Duration> asleep) implements Timing {

        @Override
        public Instant now() {
            return timing.now();
        }

        @Override
        public long nanoTime() {
            return timing.nanoTime();
        }

        @Override
        public double random() {
            return timing.random();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            asleep.accept(duration);
            timing.sleep(duration);
        }
    }
}
