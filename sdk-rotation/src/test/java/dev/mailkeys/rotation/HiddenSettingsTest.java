package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.SimulatedTiming;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider whose list does not show what keys may do: a sending key must not become one that may do everything. */
class HiddenSettingsTest {

    private static final KeySettings SENDING = KeySettings.of(Map.of("scope", List.of("sending")));

    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T03:00:00Z"));
    private final EmailitSimulator simulator = EmailitSimulator.start(clock);
    private final MemorySink sink = MemorySink.readable("sink");
    private final MemoryJournals journals = new MemoryJournals();
    private final List<String> warnings = new ArrayList<>();
    private final SimulatedKey old = simulator.seedKey("newsletter", "{\"scope\":\"sending\"}");

    HiddenSettingsTest() {
        sink.hold(Secret.of(old.token()));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void rotation_thatWasNotTold_asksAndMakesNoKey() {
        Rotation rotation = rotation(RotationOptions.defaults());

        assertThat(rotation.plan().problems()).singleElement().asString().contains("does not show", "settings");
        assertThat(rotation.run().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(simulator.received("create")).isEmpty();
        assertThat(simulator.keys()).extracting(SimulatedKey::name).contains("newsletter");
    }

    @Test
    void rotation_thatWasTold_makesThatKey_journalsIt_andSaysThatItIsNotProven() {
        Rotation rotation = rotation(told());

        assertThat(rotation.plan().warnings()).anyMatch(words -> words.contains("will not be proven"));
        RotationReport report = untilDone(rotation);

        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
        assertThat(simulator.received("create"))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("\"scope\":\"sending\""));
        assertThat(warnings).anyMatch(words -> words.contains("not proven") && words.contains("scope=sending"));
        assertThat(simulator.keys()).extracting(SimulatedKey::id).doesNotContain(old.id());
    }

    /** A resumed run uses the journal's settings, even if it is not told them again. */
    @Test
    void resume_thatIsNotToldAgain_goesOnWithWhatTheJournalHolds() {
        rotation(told()).run();
        assertThat(simulator.received("create")).hasSize(1);

        RotationReport report = untilDone(rotation(RotationOptions.defaults()));

        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.DONE);
        assertThat(simulator.received("create")).hasSize(1);
    }

    @Test
    void reconcile_thatWasNotTold_asksAndChangesNothing() {
        RotationReport report = rotation(RotationOptions.defaults()).reconcile();

        assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(report.messages()).anyMatch(words -> words.contains("does not show what a key may do"));
        assertThat(simulator.received("create")).isEmpty();
        assertThat(simulator.received("delete")).isEmpty();
    }

    private static RotationOptions told() {
        return RotationOptions.builder().confirmedSettings(SENDING).build();
    }

    private RotationReport untilDone(Rotation rotation) {
        RotationReport report = rotation.run();
        for (int runs = 0; runs < 5 && report.outcome() == Outcome.PENDING; runs++) {
            clock.advance(Duration.ofDays(8));
            report = rotation.run();
        }
        return report;
    }

    private Rotation rotation(RotationOptions options) {
        var settings = ClientSettings.builder().baseUrl(simulator.baseUrl()).build();
        var emailit = EmailitAdapter.using(Secret.of(simulator.managementToken()), settings);
        return Rotation.of("newsletter")
                .key(new Hiding(emailit), "newsletter")
                .sink(sink)
                .options(options)
                .journal(journals)
                .timing(new SimulatedTiming(clock))
                .listener(event -> {
                    if (event instanceof RotationEvent.Warned warned) {
                        warnings.add(warned.message());
                    }
                })
                .build();
    }

    /** Emailit, but with less: no rights in the list, no rotate. */
    private static final class Hiding extends ForwardingAdapter {

        private final ProviderAdapter adapter;

        Hiding(ProviderAdapter adapter) {
            super(adapter);
            this.adapter = adapter;
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(adapter.capabilities().settleTime());
        }

        @Override
        public ProviderAdapter readOnly() {
            return new Hiding(adapter.readOnly());
        }

        @Override
        public List<ManagedKey> list(String namePrefix) {
            return adapter.list(namePrefix).stream().map(Hiding::hidden).toList();
        }

        @Override
        public Optional<ManagedKey> find(String id) {
            return adapter.find(id).map(Hiding::hidden);
        }

        private static ManagedKey hidden(ManagedKey key) {
            return new ManagedKey(
                    key.id(),
                    key.name(),
                    key.usable(),
                    KeySettings.of(Map.of()),
                    key.token(),
                    key.created(),
                    key.signOfUse());
        }
    }
}
