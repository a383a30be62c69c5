package dev.mailkeys.rotation.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.world.DotenvSink;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No verb creates or renews a key while a sink could not take its token; the message is that of a run. */
class ReadySinksTest {

    private static final String OPEN_TO_OTHERS = "rw-r--r--";

    @TempDir
    private Path folder;

    private DotenvSink file;

    @BeforeEach
    void makeTheFile() {
        file = new DotenvSink(folder.resolve("mail.env"));
    }

    /** Beside the file a sink that can't be read, so that nobody knows which key it holds. */
    private World world(String provider, Strategy strategy) {
        return world(provider, strategy, List.of(MemorySink::writeOnlyMarked));
    }

    private World world(String provider, Strategy strategy, List<Function<String, MemorySink>> others) {
        return new World(Scenario.of(provider, strategy, "file", others).into(timing -> List.of(file)));
    }

    static Stream<Arguments> everyWay() {
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategiesOfOneKey(provider).stream()
                        .map(strategy -> Arguments.of(provider, strategy)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void reconcile_refusesAsARunDoes_andChangesNothing(String provider, Strategy strategy) {
        try (var world = world(provider, strategy)) {
            file.chmod(OPEN_TO_OTHERS);
            assertRefused(world, Rotation::reconcile, Verb.RECONCILE);
            assertGoesOnOnceTheFileIsMended(world, Rotation::reconcile);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void resumeOfWhatHasMadeNothingYet_refusesAsARunDoes_andChangesNothing(String provider, Strategy strategy) {
        try (var world = world(provider, strategy)) {
            die(world, "after record PLANNED");
            file.chmod(OPEN_TO_OTHERS);
            assertRefused(world, Rotation::resume, Verb.RESUME);
            assertRefused(world, Rotation::run, Verb.ROTATE);
            assertGoesOnOnceTheFileIsMended(world, Rotation::resume);
        }
    }

    /** The idle one of two keys. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void reconcileOfTwoKeysInTurn_refusesToo(String provider) {
        try (var world = world(provider, Strategy.ALTERNATE, List.of())) {
            file.chmod(OPEN_TO_OTHERS);
            assertRefused(world, Rotation::reconcile, Verb.RECONCILE);
            assertGoesOnOnceTheFileIsMended(world, Rotation::reconcile);
        }
    }

    /** An attempt came to nothing, and the file has got other rights meanwhile: what was made stays as it is. */
    @Test
    void anotherAttempt_waitsForTheFileToo() {
        try (var world = world("emailit", Strategy.OVERLAP)) {
            die(world, "after create");
            file.chmod(OPEN_TO_OTHERS);
            List<?> before = withoutTheJournal(world);
            RotationReport report = world.quietly().resume();
            assertThat(report.outcome()).isNotIn(Outcome.DONE, Outcome.REFUSED, Outcome.SINK_BROKEN);
            assertThat(report.messages()).singleElement().asString().contains("chmod go-rw", "then run resume");
            assertThat(withoutTheJournal(world)).isEqualTo(before);
            assertGoesOnOnceTheFileIsMended(world, Rotation::resume);
        }
    }

    /** Nothing is made for it, so nothing is checked: what can take it gets it. */
    @Test
    void aTokenThatExists_isDelivered() {
        try (var world = world("jetemail", Strategy.OVERLAP, List.of(MemorySink::readable))) {
            die(world, "after record CREATED");
            file.chmod(OPEN_TO_OTHERS);
            assertThat(world.quietly().resume().outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(world.count(RecordType.CREATE_INTENT)).isEqualTo(1);
            assertThat(world.count(RecordType.DELIVERED)).isEqualTo(1);
            assertGoesOnOnceTheFileIsMended(world, Rotation::resume);
        }
    }

    /** Its token is dead, and one more rotate gives it one that works: it does not wait for the file. */
    @Test
    void inAnOutage_aSinkThatCouldTakeAToken_getsOne() {
        try (var world = world("jetemail", Strategy.IN_PLACE, List.of(MemorySink::readable))) {
            die(world, "after rotate");
            file.chmod(OPEN_TO_OTHERS);
            assertThat(world.quietly().resume().outcome()).isEqualTo(Outcome.SINK_BROKEN);
            assertThat(world.simulator().accepts(world.sinks().get(0).token().reveal()))
                    .isTrue();
            assertGoesOnOnceTheFileIsMended(world, Rotation::resume);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void inAnOutage_whereNoSinkCouldTakeAToken_noneIsMade(String provider) {
        try (var world = world(provider, Strategy.IN_PLACE, List.of())) {
            die(world, provider.equals("elasticemail") ? "after delete" : "after rotate");
            file.chmod(OPEN_TO_OTHERS);
            List<?> before = withoutTheJournal(world);
            RotationReport report = world.quietly().resume();
            assertThat(report.outcome()).isEqualTo(Outcome.SINK_BROKEN);
            assertThat(report.messages()).singleElement().asString().contains("chmod go-rw", "then run resume");
            assertThat(withoutTheJournal(world)).isEqualTo(before);
            assertGoesOnOnceTheFileIsMended(world, Rotation::resume);
        }
    }

    private static void assertRefused(World world, Function<Rotation, RotationReport> verb, Verb next) {
        RotationReport run = runWithAJournalOfItsOwn(world);
        List<?> before = withoutTheJournal(world);
        RotationReport report = world.until(() -> verb.apply(world.quietly()));
        assertThat(report.outcome()).as("%s", report).isEqualTo(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.messages()).containsAll(run.messages());
        assertThat(report.messages().get(0)).contains("mail.env", "chmod go-rw");
        assertThat(report.next().verb()).isEqualTo(next);
        assertThat(report.next().first()).isEqualTo(run.next().first());
        assertThat(withoutTheJournal(world)).isEqualTo(before);
        assertThat(world.records()).noneMatch(entry -> entry.type().isIntent());
    }

    private static RotationReport runWithAJournalOfItsOwn(World world) {
        return world.rotation(new KillPoints(KillPoints.NEVER, where -> {}), world.options(), new MemoryJournals())
                .run();
    }

    /** The keys, and the tokens in the sinks. */
    private static List<?> withoutTheJournal(World world) {
        return world.everything().subList(1, 3);
    }

    private void assertGoesOnOnceTheFileIsMended(World world, Function<Rotation, RotationReport> verb) {
        file.chmod("rw-------");
        world.promises().assertOver(world.toTheEnd(verb));
    }

    private static void die(World world, String at) {
        KillPoints points = world.points(where -> {
            if (where.startsWith(at)) {
                throw new KillPoints.Killed(where);
            }
        });
        assertThat(world.untilKilled(points, Rotation::run)).isPresent();
    }
}
