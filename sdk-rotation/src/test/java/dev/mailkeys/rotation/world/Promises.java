package dev.mailkeys.rotation.world;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkCheck;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.SinkContents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a rotation promises, held against a {@link World}: at every instant, and at the end. */
public final class Promises {

    private final World world;
    private final Scenario scenario;
    private final KeySettings settings;
    private final int strangers;
    private boolean overtaken;
    private boolean lateChanges;
    private int mostKeys;

    /** Of a key with these settings, beside so many others. */
    public Promises(World world, Scenario scenario, KeySettings settings, int strangers) {
        this.world = world;
        this.scenario = scenario;
        this.settings = settings;
        this.strangers = strangers;
    }

    /**
     * A rotator that stood still for long may make one change more, with a call or with a put. What compares before it
     * changes is safe from it: a sink that compares, and overlap, in which no token that was delivered is changed.
     */
    public void expectLateChanges() {
        overtaken = true;
        lateChanges = scenario.strategy() != Strategy.OVERLAP
                || world.everySink().stream()
                        .anyMatch(sink -> !sink.capabilities().contains(SinkCapability.COMPARE_AND_SWAP));
    }

    /** A rotator stands still, and another keeps a journal of its own: intents are not looked at any more. */
    public void expectStandstill() {
        overtaken = true;
    }

    /** What holds at every instant. */
    public void check(String where) {
        mostKeys = Math.max(mostKeys, world.simulator().keys().size() - strangers);
        if (!overtaken && where.matches("before (create|rotate|disable|enable|expire|delete|put)\\b.*")) {
            assertIntended(where);
        }
        if (scenario.keepsTheSinkAlive() && !lateChanges) {
            assertWorking(where, sink -> !sink.isEmpty());
        }
    }

    /**
     * A change is in the journal before it is made; an old key is deleted only after its successor was verified, and
     * the grace period.
     */
    private void assertIntended(String where) {
        RecordType intent = world.records().get(world.records().size() - 1).type();
        assertThat(intent.isIntent()).as("%s, after %s", where, intent).isTrue();
        if (intent == RecordType.DELETE_INTENT || intent == RecordType.DISABLE_INTENT) {
            assertThat(world.count(RecordType.VERIFIED) + world.count(RecordType.FOUND_LIVE))
                    .as("proven %s", where)
                    .isPositive();
            Instant until = Progress.of(world.records())
                    .latest(RecordType.GRACE)
                    .flatMap(grace -> grace.as(Wait.class))
                    .map(Wait::until)
                    .orElse(Instant.MAX);
            assertThat(world.timing().hasJumped()
                            || world.count(RecordType.EMERGENCY) > 0
                            || !world.timing().now().isBefore(until))
                    .as("after the grace period, %s", where)
                    .isTrue();
        }
    }

    /** Somebody reads each sink and sends mail with the token that is there: once with each token. */
    public void assertMailIsSent(String where) {
        Map<Secret, List<String>> sinks =
                world.everySink().stream().collect(groupingBy(KnownSink::token, mapping(KnownSink::name, toList())));
        sinks.forEach((token, names) -> assertThat(
                        Providers.send(scenario.provider(), world.simulator().baseUrl(), token))
                .as("%s: sent with the token in %s %s", scenario, names, where)
                .isEqualTo(200));
    }

    /** Verify says of each readable sink whether its token works. */
    public void assertVerifyTells() {
        List<Probe> told =
                world.quietly().verify().stream().map(SinkCheck::token).toList();
        assertThat(told).isEqualTo(world.everySink().stream().map(this::truthOf).toList());
    }

    private Probe truthOf(KnownSink sink) {
        boolean works = world.simulator().accepts(sink.token().reveal());
        return !SinkContents.isReadable(sink) ? Probe.UNKNOWN : works ? Probe.ACCEPTED : Probe.REFUSED;
    }

    public void assertSinksWork(String where) {
        assertWorking(where, sink -> true);
    }

    private void assertWorking(String where, Predicate<KnownSink> which) {
        for (KnownSink sink : world.everySink().stream().filter(which).toList()) {
            assertThat(world.simulator().accepts(sink.token().reveal()))
                    .as("%s: the token in %s works %s", scenario, sink.name(), where)
                    .isTrue();
        }
    }

    /** A report tells the truth about the sinks: safe if every token works, broken if one does not. */
    public void assertTrue(RotationReport report) {
        if (report.outcome() == Outcome.INCOMPLETE && !lateChanges) {
            assertWorking("after " + report, sink -> !sink.isEmpty());
        }
        if (report.outcome() == Outcome.SINK_BROKEN) {
            assertThat(world.everySink())
                    .as("after %s", report)
                    .anyMatch(sink -> !sink.isEmpty()
                            && !world.simulator().accepts(sink.token().reveal()));
        }
    }

    /** What holds when the rotation is over and no call is in progress. */
    public void assertOver(RotationReport report) {
        assertOver(report, 4);
    }

    /** The same, after troubles that may have cost a few more keys. */
    public void assertOver(RotationReport report, int more) {
        world.throwWhatBroke();
        world.simulator().applyLateCommits();
        assertThat(report.outcome()).as("%s", report).isIn(Outcome.DONE, Outcome.ROLLED_BACK);
        assertSinksWork("at the end");
        world.everySink().forEach(KnownSink::assertWellUsed);
        List<ManagedKey> family = familyAtTheEnd();
        int expected = scenario.strategy() == Strategy.ALTERNATE ? 2 : 1;
        assertThat(family).as("the keys at the end of %s: %s", scenario, report).hasSize(expected);
        assertThat(family).extracting(ManagedKey::settings).containsOnly(settings);
        assertThat(mostKeys).as("keys at once").isLessThanOrEqualTo(expected + more);
    }

    /**
     * Without a journal nothing proves whose the key of the bare name is: where no sink holds it, it is left alone, and
     * told.
     */
    private List<ManagedKey> familyAtTheEnd() {
        List<ManagedKey> all = world.adapter().list(World.NAME).stream()
                .filter(key -> !world.strangers().contains(key.id()))
                .toList();
        Predicate<ManagedKey> original = key -> key.id().equals(world.original());
        boolean told = world.warnings().stream()
                .anyMatch(warning -> warning.contains(world.original()) && warning.contains("--old-key"));
        boolean leftAlone = told && all.size() > 1 && all.stream().anyMatch(original);
        return all.stream().filter(key -> !leftAlone || !original.test(key)).toList();
    }
}
