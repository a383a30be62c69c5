package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.RecordJson;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.LeakSearch;
import dev.mailkeys.rotation.world.Nightly;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A provider, a consumer, and a folder with journals and sinks, for a rotator of a process of its own. */
final class ProcessWorld implements AutoCloseable {

    private static final int TOKENS = 40;

    private final ProcessScenario scenario;
    private final Path home;
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T03:00:00Z"));
    private final ProviderSimulator simulator;
    private final List<String> tokens = new ArrayList<>();
    private final Consumer consumer;
    private final ProviderAdapter adapter;
    private final KeySettings settings;
    private final String original;
    private final StringBuilder told = new StringBuilder();
    private final int callsBefore;

    ProcessWorld(ProcessScenario scenario, Path home) throws IOException {
        this.scenario = scenario;
        this.home = home;
        simulator = Providers.start(scenario.provider(), clock);
        issueCanaries();
        SimulatedKey key = simulator.seedKey(ProcessScenario.NAME, Providers.settings(scenario.provider()));
        original = key.id();
        if (scenario.strategy() == Strategy.ALTERNATE) {
            simulator.seedKey(ProcessScenario.OTHER, Providers.settings(scenario.provider()));
        }
        for (String folder : List.of("sinks", "work", "tmp")) {
            Files.createDirectory(home.resolve(folder));
        }
        for (Path file : scenario.sinkFiles(home)) {
            fill(file, key.token());
        }
        Secret credential = Secret.of(simulator.managementToken());
        adapter = Providers.adapter(
                scenario.provider(), simulator.baseUrl(), credential, clock, event -> told.append(event));
        settings = adapter.find(key.id()).orElseThrow().settings();
        callsBefore = simulator.received().size();
        consumer = new Consumer(scenario.sinkFiles(home), tokens, simulator::accepts);
    }

    /** Every token is known before it is made, so that it can be searched for. */
    private void issueCanaries() {
        var random = new Random(home.hashCode());
        for (int i = 0; i < TOKENS; i++) {
            byte[] bytes = new byte[48];
            random.nextBytes(bytes);
            String token = Providers.tokenPrefix(scenario.provider())
                    + HexFormat.of().withUpperCase().formatHex(bytes);
            tokens.add(token);
            simulator.issueNext(token);
        }
    }

    private static void fill(Path file, String token) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                file.toString().endsWith(".env")
                        ? "# of the app\nexport MAIL_TOKEN=\"" + token + "\"\nOTHER=1\n"
                        : "{\"mail\": {\"token\": \"" + token + "\"}, \"other\": 1}\n");
    }

    ProviderSimulator simulator() {
        return simulator;
    }

    String provider() {
        return scenario.provider();
    }

    Path home() {
        return home;
    }

    String now() {
        return clock.instant().toString();
    }

    List<ReceivedCall> callsOfTheRotator() {
        List<ReceivedCall> all = simulator.received();
        return all.subList(callsBefore, all.size());
    }

    /** A rotator has come somewhere: an outage is expected from the first call that makes one to the last delivery. */
    void at(String where) {
        if (scenario.strategy() == Strategy.IN_PLACE && where.matches("after record (ROTATE|REMOVE)_INTENT")) {
            consumer.expectOutage(true);
        } else if (where.equals("before record " + RecordType.DELIVERED_EVERYWHERE)) {
            consumer.expectOutage(false);
        }
        consumer.look();
    }

    /** Time passes; programs that had read a sink's file have used what was in it. */
    void sleep(Duration duration) {
        consumer.look();
        clock.advance(duration);
    }

    /** That a call changes something was written down, by the rule, before it was sent. */
    void assertIntended(String operation) {
        if (Providers.changes(operation)) {
            List<JournalLine> lines =
                    FileJournals.in(ProcessScenario.journals(home)).read(scenario.target());
            assertThat(lines).as("the journal when %s is called", operation).isNotEmpty();
            RecordType last = RecordJson.read(lines.get(lines.size() - 1)).type();
            assertThat(last.isIntent()).as("%s before %s", last, operation).isTrue();
        }
    }

    /** While the one is stopped, another takes its lease, whose lock was lost, and comes to the end. */
    void overtake() throws IOException {
        try (Stream<Path> all = Files.walk(ProcessScenario.journals(home))) {
            for (Path lock : all.filter(each -> each.getFileName().toString().equals("lock"))
                    .toList()) {
                Files.delete(lock);
            }
        }
        Rotation second = rotation();
        assertOver(Nightly.until(second::run, timing()));
        consumer.expectOutage(scenario.strategy() != Strategy.OVERLAP);
    }

    /** Takes the rotation up again in this process, and brings it to its end. */
    RotationReport recover(Recovery recovery) throws IOException {
        simulator.clearFaults();
        if (recovery == Recovery.RECONCILE) {
            delete(ProcessScenario.journals(home));
        }
        Rotation rotation = rotation();
        RotationReport report =
                Nightly.until(recovery == Recovery.RESUME ? rotation::resume : rotation::reconcile, timing());
        told.append(report);
        return report;
    }

    private Timing timing() {
        return new ChildProgram.WatchedTiming(clock, 0.75, duration -> consumer.look());
    }

    private Rotation rotation() {
        return scenario.rotation(home, adapter, timing(), new KillPoints(KillPoints.NEVER, this::at))
                .listener(told::append)
                .build();
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** What holds when the rotation is over. */
    void assertOver(RotationReport report) {
        assertThat(report.outcome()).as("%s", report).isIn(Outcome.DONE, Outcome.ROLLED_BACK);
        consumer.expectOutage(false);
        consumer.look();
        assertThat(consumer.complaints()).as("what the consumer complains of").isEmpty();
        boolean mayBeLeft = told.toString().contains("Left alone, because nothing proves");
        List<ManagedKey> family = adapter.list(ProcessScenario.NAME).stream()
                .filter(key -> !mayBeLeft || !key.id().equals(original))
                .toList();
        assertThat(family)
                .as("the keys at the end: %s", report)
                .hasSize(scenario.strategy() == Strategy.ALTERNATE ? 2 : 1);
        assertThat(family).extracting(ManagedKey::settings).containsOnly(settings);
        assertThat(simulator.keys())
                .extracting(SimulatedKey::token)
                .filteredOn(token -> !token.equals(simulator.managementToken()))
                .isSubsetOf(tokens);
    }

    /** That what a killed put has left was removed by the next put, or is of no use to anybody. */
    void assertLeftoversAreDead() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("sinks"))) {
            for (Path file : files.filter(ProcessWorld::isLeftover).toList()) {
                String content = Files.readString(file);
                assertThat(tokens).filteredOn(content::contains).noneMatch(simulator::accepts);
            }
        }
    }

    private static boolean isLeftover(Path file) {
        return file.getFileName().toString().matches("\\.app\\.(env|json)\\.mailkeys-\\d+\\.tmp");
    }

    /** That no token is anywhere but in the sinks. */
    void assertNothingLeaked(Child child, String shownBySystem) throws IOException {
        var all = new ArrayList<>(tokens);
        all.add(simulator.managementToken());
        var search =
                LeakSearch.of(all, Providers.tokenPrefix(scenario.provider()).length());
        var found = new ArrayList<String>();
        found.addAll(search.in("standard output", child.said()));
        found.addAll(search.in("/proc", shownBySystem));
        found.addAll(search.in("events and reports", told.toString()));
        List<Path> sinks = scenario.sinkFiles(home);
        found.addAll(search.below(home, file -> sinks.contains(file) || isLeftover(file)));
        assertThat(found).as("where a token leaked to").isEmpty();
    }

    int looks() {
        return consumer.looks();
    }

    @Override
    public void close() {
        consumer.close();
        simulator.close();
    }
}
