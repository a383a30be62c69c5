package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.MisbehavingTest;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationBuilder;
import dev.mailkeys.rotation.RotationEvent;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A provider, its keys, sinks and a journal, all of which outlive the rotator; and what must hold of them. */
public final class World implements AutoCloseable {

    public static final Duration GRACE = Duration.ofMinutes(10);
    public static final String NAME = "newsletter";
    private static final String OTHER = "newsletter b";

    private final Scenario scenario;
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T03:00:00Z"));
    private final ProviderSimulator simulator;
    private ProviderAdapter adapter;
    private String keyName = NAME;
    private UnaryOperator<ProviderAdapter> view = UnaryOperator.identity();
    private final List<MemorySink> sinks = new ArrayList<>();
    private final List<KnownSink> stores;
    private final Promises promises;
    private final KeySettings settings;
    private final SimulatedTiming timing = new SimulatedTiming(clock);
    private final Supplier<? extends JournalStore> freshJournals;
    private JournalStore journals;
    private final List<String> kills;
    private final List<KillPoints> allPoints = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final String original;
    private @Nullable MarkingReaders readers;

    public World(Scenario scenario) {
        this(scenario, new ArrayList<>());
    }

    /** Notes where it was killed. */
    public World(Scenario scenario, List<String> kills) {
        this(scenario, kills, MemoryJournals::new);
    }

    /** Keeps its journals where there are none yet, and anew when they are lost. */
    public World(Scenario scenario, List<String> kills, Supplier<? extends JournalStore> freshJournals) {
        this.scenario = scenario;
        this.kills = kills;
        this.freshJournals = freshJournals;
        this.journals = freshJournals.get();
        simulator = Providers.start(scenario.provider(), clock);
        SimulatedKey key = simulator.seedKey(NAME, Providers.settings(scenario.provider()));
        original = key.id();
        if (scenario.strategy() == Strategy.ALTERNATE) {
            simulator.seedKey(OTHER, Providers.settings(scenario.provider()));
        }
        int strangers = simulator.keys().size() - 1;
        for (int i = 0; i < scenario.sinks().size(); i++) {
            MemorySink sink = scenario.sinks().get(i).apply("sink " + i);
            sink.hold(Secret.of(key.token()));
            sinks.add(sink);
        }
        stores = scenario.stores().apply(timing);
        stores.forEach(store -> store.hold(Secret.of(key.token())));
        closeConnectionsAfterUse();
        adapter = adapter(simulator.managementToken());
        settings = adapter.find(key.id()).orElseThrow().settings();
        promises = new Promises(this, scenario, settings, strangers);
        if (!scenario.operation().isEmpty()) {
            simulator.next(scenario.operation(), scenario.fault());
        }
    }

    /** A client would keep its connections for minutes, and there are a hundred worlds a second. */
    private void closeConnectionsAfterUse() {
        Fault closing = Fault.none().withHeader("Connection", "close");
        simulator.operations().forEach(operation -> simulator.on(operation, closing));
    }

    /** The provider works again. */
    public void heal() {
        simulator.clearFaults();
        closeConnectionsAfterUse();
    }

    private ProviderAdapter adapter(String credential) {
        return Providers.adapter(scenario.provider(), simulator.baseUrl(), Secret.of(credential), clock, event -> {});
    }

    public String provider() {
        return scenario.provider();
    }

    /** What a refused verb must leave as it is, except for signs of use. */
    public List<?> everything() {
        return List.of(
                records(),
                simulator.keys().stream()
                        .map(key -> List.of(key.id(), key.name(), key.token()))
                        .toList(),
                everySink().stream().map(sink -> sink.token().reveal()).toList());
    }

    public ProviderSimulator simulator() {
        return simulator;
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** Those that are in memory. */
    public List<MemorySink> sinks() {
        return sinks;
    }

    /** Those that are in memory, and then those that have stores. */
    public List<KnownSink> everySink() {
        return Stream.<KnownSink>concat(sinks.stream(), stores.stream()).toList();
    }

    public ProviderAdapter adapter() {
        return adapter;
    }

    public void authenticateWith(String credential) {
        adapter = adapter(credential);
    }

    /** The key that is to be rotated, as it is listed now. */
    public ManagedKey key() {
        return adapter.list(NAME).stream()
                .filter(key -> key.name().equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    /** Asks for the rotation of another key. */
    public void rename(String name) {
        keyName = name;
    }

    public void hideTokens() {
        ((JetEmailSimulator) simulator).maskTokensInList(true);
    }

    /** A rotation that nobody kills or watches. */
    public Rotation quietly() {
        return rotation(new KillPoints(KillPoints.NEVER, where -> {}));
    }

    public JournalStore journals() {
        return journals;
    }

    /** Keeps journals there from now on. */
    public void keepJournals(JournalStore journals) {
        this.journals = journals;
    }

    public void loseTheJournal() {
        journals = freshJournals.get();
    }

    /** What the key might do before the first rotation. */
    public KeySettings settings() {
        return settings;
    }

    /** The id of the key as it was before the first rotation. */
    public String original() {
        return original;
    }

    /** The rotators see the account through something, from now on. */
    public void seeThrough(UnaryOperator<ProviderAdapter> view) {
        this.view = view;
    }

    /** Meanwhile something is done by a rotator that sees the account itself. */
    public void seeThroughNothingFor(Runnable work) {
        UnaryOperator<ProviderAdapter> before = view;
        view = UnaryOperator.identity();
        work.run();
        view = before;
    }

    /** Somebody else makes a key of a name of this target's. */
    public void expectStranger(String id) {
        strangers.add(id);
    }

    public List<String> strangers() {
        return strangers;
    }

    public List<String> warnings() {
        return warnings;
    }

    private void hear(RotationEvent event) {
        if (event instanceof RotationEvent.Warned warned) {
            warnings.add(warned.message());
        }
    }

    /** What the journal says. */
    public List<JournalRecord> records() {
        return Journal.read(journals.read(target()));
    }

    /** How often the journal says this. */
    public long count(RecordType type) {
        return records().stream().filter(entry -> entry.type() == type).count();
    }

    public RotationOptions.Builder options() {
        var options = RotationOptions.builder().soak(Duration.ofMinutes(3)).waitForReaders(MarkingReaders.TIME);
        return options.grace(readers == null ? GRACE : Duration.ZERO);
    }

    /** Readers leave marks in a folder from now on, and the grace period is only for them. */
    public MarkingReaders letReadersMark(MarkingReaders.Manner manner, Path folder) {
        var marking = new MarkingReaders(this, manner, folder);
        readers = marking;
        return marking;
    }

    public String target() {
        return "newsletter at " + scenario.provider();
    }

    public SimulatedTiming timing() {
        return timing;
    }

    public Rotation rotation(KillPoints points) {
        return rotation(points, options());
    }

    public Rotation rotation(KillPoints points, RotationOptions.Builder options) {
        return rotation(points, options, journals);
    }

    public Rotation emergency(KillPoints points) {
        return rotation(points, options(), journals, Strategy.IN_PLACE);
    }

    /** A rotation in which others' code does something at each of its calls. */
    public Rotation misbehaving(MisbehavingTest.Who who, Runnable fault) {
        RotationBuilder builder = Rotation.of(target())
                .key(new MisbehavingAdapter(adapter, who, fault), keyName)
                .strategy(scenario.strategy())
                .options(options(options()))
                .journal(new KillableStore(
                        journals,
                        new KillPoints(KillPoints.NEVER, where -> MisbehavingAdapter.store(who, where, fault))))
                .listener(event -> MisbehavingAdapter.listener(who, fault))
                .timing(timing);
        everySink().forEach(sink -> builder.sink(new MisbehavingSink(sink, who, fault)));
        return builder.build();
    }

    /** A rotation of somebody who keeps the journal elsewhere, or takes its lease otherwise. */
    public Rotation rotation(KillPoints points, RotationOptions.Builder options, JournalStore store) {
        return rotation(points, options, store, scenario.strategy());
    }

    private RotationOptions options(RotationOptions.Builder options) {
        return scenario.strategy() == Strategy.ALTERNATE
                ? options.alternateKey(OTHER).keyInUse(NAME).build()
                : options.build();
    }

    private Rotation rotation(
            KillPoints points, RotationOptions.Builder options, JournalStore store, Strategy strategy) {
        RotationBuilder builder = Rotation.of(target())
                .key(new KillableAdapter(view.apply(adapter), points), keyName)
                .strategy(strategy)
                .options(options(options))
                .journal(new KillableStore(store, points))
                .listener(this::hear)
                .timing(timing);
        everySink().forEach(sink -> add(builder, sink, sink.killable(points)));
        return builder.build();
    }

    private void add(RotationBuilder builder, KnownSink sink, Sink killable) {
        if (readers != null && readers.has(sink)) {
            builder.sink(killable, readers.of(sink));
        } else {
            builder.sink(killable);
        }
    }

    public KillPoints points(int killAt) {
        return points(killAt, where -> {});
    }

    /** Points at which nobody is killed, what always holds is looked at, and then something else happens. */
    public KillPoints points(Consumer<String> event) {
        return points(KillPoints.NEVER, event);
    }

    public KillPoints points(int killAt, Consumer<String> event) {
        var points = new KillPoints(killAt, where -> {
            promises.check(where);
            if (readers != null) {
                readers.pass(where);
            }
            event.accept(where);
        });
        allPoints.add(points);
        return points;
    }

    /** Rotates until it is killed at a point or is over; returns where it was killed, if it came to that point. */
    public Optional<String> killAt(int point, Function<Rotation, RotationReport> verb) {
        return untilKilled(points(point), verb);
    }

    /** Rotates until it is killed or is over; returns where it was killed, if it was. */
    public Optional<String> untilKilled(KillPoints points, Function<Rotation, RotationReport> verb) {
        Rotation rotation = rotation(points);
        try {
            until(() -> points.survived(verb.apply(rotation)));
            return Optional.empty();
        } catch (KillPoints.Killed e) {
            kills.add(String.valueOf(e.getMessage()));
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Continues what a kill has left, to its end. */
    public RotationReport recover(Recovery recovery) {
        if (recovery == Recovery.RECONCILE) {
            loseTheJournal();
        }
        return recovery == Recovery.RESUME ? toTheEnd(Rotation::run) : toTheEnd(Rotation::reconcile);
    }

    /** Brings it to its end by a verb, while what always holds is looked at. */
    public RotationReport toTheEnd(Function<Rotation, RotationReport> verb) {
        KillPoints points = points(KillPoints.NEVER);
        Rotation rotation = rotation(points);
        return until(() -> points.survived(verb.apply(rotation)));
    }

    public Promises promises() {
        return promises;
    }

    /** Runs again and again, each time when the last run says that it can go on, as a nightly job would. */
    public RotationReport until(Supplier<RotationReport> run) {
        return Nightly.until(
                () -> {
                    RotationReport report = run.get();
                    promises.assertTrue(report);
                    if (readers != null) {
                        readers.night();
                    }
                    return report;
                },
                timing);
    }

    @Override
    public void close() {
        simulator.close();
        stores.forEach(KnownSink::close);
        throwWhatBroke();
    }

    /** Throws what was found broken during a rotation. */
    public void throwWhatBroke() {
        List.copyOf(allPoints).forEach(KillPoints::throwWhatBroke);
    }
}
