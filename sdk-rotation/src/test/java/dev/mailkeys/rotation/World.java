package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A provider, its keys, sinks and a journal, all of which outlive the rotator; and what must hold of them. */
final class World implements AutoCloseable {

    static final Duration GRACE = Duration.ofMinutes(10);
    private static final String NAME = "newsletter";
    private static final String OTHER = "newsletter b";

    private final Scenario scenario;
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T03:00:00Z"));
    private final ProviderSimulator simulator;
    private ProviderAdapter adapter;
    private String keyName = NAME;
    private final List<MemorySink> sinks = new ArrayList<>();
    private final KeySettings settings;
    private final int strangers;
    private final SimulatedTiming timing = new SimulatedTiming(clock);
    private JournalStore journals = new MemoryJournals();
    private final List<String> kills = new ArrayList<>();
    private boolean overtaken;
    private boolean lateChanges;
    private int mostKeys;

    World(Scenario scenario) {
        this.scenario = scenario;
        simulator = Providers.start(scenario.provider(), clock);
        SimulatedKey key = simulator.seedKey(NAME, Providers.settings(scenario.provider()));
        if (scenario.strategy() == Strategy.ALTERNATE) {
            simulator.seedKey(OTHER, Providers.settings(scenario.provider()));
        }
        strangers = simulator.keys().size() - 1;
        for (int i = 0; i < scenario.sinks().size(); i++) {
            MemorySink sink = scenario.sinks().get(i).apply("sink " + i);
            sink.hold(Secret.of(key.token()));
            sinks.add(sink);
        }
        closeConnectionsAfterUse();
        adapter = adapter(simulator.managementToken());
        settings = adapter.find(key.id()).orElseThrow().settings();
        if (!scenario.operation().isEmpty()) {
            simulator.next(scenario.operation(), scenario.fault());
        }
    }

    /** A client would keep its connections for minutes, and there are a hundred worlds a second. */
    private void closeConnectionsAfterUse() {
        Fault closing = Fault.none().withHeader("Connection", "close");
        simulator.operations().forEach(operation -> simulator.on(operation, closing));
    }

    private ProviderAdapter adapter(String credential) {
        return Providers.adapter(scenario.provider(), simulator.baseUrl(), Secret.of(credential), clock, event -> {});
    }

    ProviderSimulator simulator() {
        return simulator;
    }

    SimulatedClock clock() {
        return clock;
    }

    List<MemorySink> sinks() {
        return sinks;
    }

    ProviderAdapter adapter() {
        return adapter;
    }

    void authenticateWith(String credential) {
        adapter = adapter(credential);
    }

    /** The key that is to be rotated, as it is listed now. */
    ManagedKey key() {
        return adapter.list(NAME).stream()
                .filter(key -> key.name().equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    /** Asks for the rotation of another key. */
    void rename(String name) {
        keyName = name;
    }

    void hideTokens() {
        ((JetEmailSimulator) simulator).maskTokensInList(true);
    }

    /** A rotation that nobody kills or watches. */
    Rotation quietly() {
        return rotation(new KillPoints(KillPoints.NEVER, where -> {}));
    }

    JournalStore journals() {
        return journals;
    }

    /** Keeps journals there from now on. */
    void keepJournals(JournalStore journals) {
        this.journals = journals;
    }

    void loseTheJournal() {
        journals = new MemoryJournals();
    }

    /** What the journal says. */
    List<JournalRecord> records() {
        return Journal.read(journals.read(target()));
    }

    /** How often the journal says this. */
    long count(RecordType type) {
        return records().stream().filter(entry -> entry.type() == type).count();
    }

    RotationOptions.Builder options() {
        return RotationOptions.builder().grace(GRACE).soak(Duration.ofMinutes(3));
    }

    String target() {
        return "newsletter at " + scenario.provider();
    }

    SimulatedTiming timing() {
        return timing;
    }

    Rotation rotation(KillPoints points) {
        return rotation(points, options());
    }

    Rotation rotation(KillPoints points, RotationOptions.Builder options) {
        return rotation(points, options, journals);
    }

    /** A rotation of somebody who keeps the journal elsewhere, or takes its lease otherwise. */
    Rotation rotation(KillPoints points, RotationOptions.Builder options, JournalStore store) {
        if (scenario.strategy() == Strategy.ALTERNATE) {
            options.alternateKey(OTHER).keyInUse(NAME);
        }
        RotationBuilder builder = Rotation.of(target())
                .key(new KillableAdapter(adapter, points), keyName)
                .strategy(scenario.strategy())
                .options(options.build())
                .journal(new KillableStore(store, points))
                .timing(timing);
        sinks.forEach(sink -> builder.sink(new KillableSink(sink, points)));
        return builder.build();
    }

    KillPoints points(int killAt) {
        return points(killAt, where -> {});
    }

    /** Points at which nobody is killed, what always holds is looked at, and then something else happens. */
    KillPoints points(Consumer<String> event) {
        return points(KillPoints.NEVER, event);
    }

    KillPoints points(int killAt, Consumer<String> event) {
        return new KillPoints(killAt, where -> {
            check(where);
            event.accept(where);
        });
    }

    /** Rotates until it is killed at a point or is over; where it was killed, if it ever came to that point. */
    Optional<String> killAt(int point, Function<Rotation, RotationReport> verb) {
        return untilKilled(points(point), verb);
    }

    /** Rotates until it is killed or is over; where it was killed, if it was. */
    Optional<String> untilKilled(KillPoints points, Function<Rotation, RotationReport> verb) {
        Rotation rotation = rotation(points);
        try {
            until(() -> verb.apply(rotation));
            return Optional.empty();
        } catch (KillPoints.Killed e) {
            kills.add(String.valueOf(e.getMessage()));
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Takes up what a kill has left, and brings it to its end. */
    RotationReport recover(Enumeration.Recovery recovery) {
        if (recovery == Enumeration.Recovery.RECONCILE) {
            loseTheJournal();
        }
        Rotation rotation = rotation(points(KillPoints.NEVER));
        return until(recovery == Enumeration.Recovery.RESUME ? rotation::run : rotation::reconcile);
    }

    /**
     * A rotator that stood still for long may make one change more, with a call or with a put. What compares before it
     * changes is safe from it: a sink that compares, and overlap, in which no token that was delivered is changed.
     */
    void expectLateChanges() {
        overtaken = true;
        lateChanges = scenario.strategy() != Strategy.OVERLAP
                || sinks.stream().anyMatch(sink -> !sink.capabilities().contains(SinkCapability.COMPARE_AND_SWAP));
    }

    /** Where it was killed, for people. */
    List<String> kills() {
        return kills;
    }

    /** What holds at every instant. */
    private void check(String where) {
        mostKeys = Math.max(mostKeys, simulator.keys().size() - strangers);
        if (!overtaken && where.matches("before (create|rotate|disable|enable|expire|delete|put)\\b.*")) {
            assertIntended(where);
        }
        if (scenario.keepsTheSinkAlive() && !lateChanges) {
            assertSinksWork(where);
        }
    }

    /** A change is written down before it is made; an old key goes only after its successor was proven, and the grace. */
    private void assertIntended(String where) {
        RecordType intent = records().get(records().size() - 1).type();
        assertThat(intent.isIntent()).as("%s, after %s", where, intent).isTrue();
        if (intent == RecordType.DELETE_INTENT || intent == RecordType.DISABLE_INTENT) {
            assertThat(count(RecordType.VERIFIED) + count(RecordType.FOUND_LIVE))
                    .as("proven %s", where)
                    .isPositive();
            Instant until = Progress.of(records())
                    .latest(RecordType.GRACE)
                    .orElseThrow()
                    .time("until");
            assertThat(timing.hasJumped() || !timing.now().isBefore(until))
                    .as("after the grace period, %s", where)
                    .isTrue();
        }
    }

    /** Somebody reads each sink and sends mail with the token that is there. */
    void assertMailIsSent(String where) {
        for (MemorySink sink : sinks) {
            assertThat(Providers.send(scenario.provider(), simulator.baseUrl(), sink.token()))
                    .as("%s: sent with the token in %s %s", scenario, sink.name(), where)
                    .isEqualTo(200);
        }
    }

    /** That verify says of each sink that can be read whether the token that is there works. */
    void assertVerifyTells() {
        List<Probe> told = quietly().verify().stream().map(SinkCheck::token).toList();
        assertThat(told).isEqualTo(sinks.stream().map(this::truthOf).toList());
    }

    private Probe truthOf(MemorySink sink) {
        boolean works = simulator.accepts(sink.token().reveal());
        return !SinkContents.isReadable(sink) ? Probe.UNKNOWN : works ? Probe.ACCEPTED : Probe.REFUSED;
    }

    void assertSinksWork(String where) {
        for (MemorySink sink : sinks) {
            assertThat(simulator.accepts(sink.token().reveal()))
                    .as("%s: the token in %s works %s", scenario, sink.name(), where)
                    .isTrue();
        }
    }

    /** What holds when the rotation is over and nothing is under way any more. */
    void assertOver(RotationReport report) {
        assertOver(report, 4);
    }

    /** The same, after troubles that may have cost some keys more meanwhile. */
    void assertOver(RotationReport report, int more) {
        simulator.applyLateCommits();
        assertThat(report.outcome()).as("%s", report).isIn(Outcome.DONE, Outcome.ROLLED_BACK);
        assertSinksWork("at the end");
        List<ManagedKey> family = adapter.list(NAME);
        int expected = scenario.strategy() == Strategy.ALTERNATE ? 2 : 1;
        assertThat(family).as("the keys at the end of %s: %s", scenario, report).hasSize(expected);
        assertThat(family).extracting(ManagedKey::settings).containsOnly(settings);
        assertThat(mostKeys).as("keys at once").isLessThanOrEqualTo(expected + more);
    }

    /** Runs again and again, each time when the last run says that it can go on, as a nightly job would. */
    RotationReport until(Supplier<RotationReport> run) {
        return Nightly.until(run, timing);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
