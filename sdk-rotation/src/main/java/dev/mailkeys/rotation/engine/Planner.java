package dev.mailkeys.rotation.engine;

import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.PlannedCall;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.preflight.Due;
import dev.mailkeys.rotation.engine.preflight.Preflight;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.step.Emergency;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says beforehand what a rotation would do. */
public final class Planner {

    private final RotationRequest request;
    private final ProviderAdapter adapter;
    private final Preflight preflight;
    private final List<PlannedCall> calls = new ArrayList<>();

    private Planner(RotationRequest request, ProviderAdapter adapter, Preflight preflight) {
        this.request = request;
        this.adapter = adapter;
        this.preflight = preflight;
    }

    public static RotationPlan plan(RotationRequest request, ProviderAdapter adapter, Progress journal, Instant now) {
        Preflight preflight = Preflight.of(request, adapter);
        boolean ready = preflight.problems().isEmpty() && !journal.isOpen();
        boolean haste = journal.isOpen()
                && request.strategy() == Strategy.IN_PLACE
                && !journal.planned().is(Strategy.IN_PLACE)
                && Emergency.obstacle(journal).isEmpty();
        Due due = Due.of(request, preflight, journal, now);
        return new RotationPlan(
                request.target(),
                adapter.provider(),
                request.strategy(),
                preflight.key().map(ManagedKey::id),
                preflight.key().map(ManagedKey::name),
                haste
                        ? new Planner(request, adapter, preflight).callsInHaste(journal)
                        : ready ? new Planner(request, adapter, preflight).calls() : List.of(),
                haste ? Optional.of(Emergency.COST) : outage(request, adapter),
                journal.isOpen() ? List.of() : preflight.problems(),
                warnings(request, preflight, journal),
                journal.isOpen() ? Optional.of(journal.last().type().name()) : Optional.empty(),
                due.isDue(),
                due.at());
    }

    private static List<String> warnings(RotationRequest request, Preflight preflight, Progress journal) {
        Stream<String> edits =
                journal.isOpen() ? SinkEdits.of(journal, request.sinks()).inWords().stream() : Stream.empty();
        return Stream.concat(edits, preflight.warnings().stream()).toList();
    }

    private static Optional<String> outage(RotationRequest request, ProviderAdapter adapter) {
        if (request.strategy() != Strategy.IN_PLACE) {
            return Optional.empty();
        }
        return Optional.of(
                adapter.capabilities().has(Capability.ROTATES)
                        ? "From the rotate call until every sink has the new token, the old token in the sinks is"
                                + " refused."
                        : "From the delete until every sink has the new token there is no such key: the token in the"
                                + " sinks is refused. If an answer is lost, a key of another name takes its place at"
                                + " once, where the account has room for one.");
    }

    private List<PlannedCall> calls() {
        ManagedKey key = preflight.key().orElseThrow();
        read("list the keys and look into the sinks");
        switch (request.strategy()) {
            case OVERLAP -> {
                call(
                        "create",
                        new KeyName(KeyName.of(key.name()).base()).base() + "--<rotation>-a1, with the settings of "
                                + key.name() + ": " + KeyFacts.inWords(key.settings()));
                read("show the new token to the provider, without sending mail");
                deliver();
                retire(key);
            }
            case IN_PLACE -> renew(key);
            case ALTERNATE -> renew(preflight.idle());
        }
        return calls;
    }

    /** A rotation with overlap is under way, and a token has leaked. */
    private List<PlannedCall> callsInHaste(Progress journal) {
        String base = journal.planned().base();
        if (journal.isDeliveredSafely() && journal.course() == Course.OVERLAP) {
            call("delete", "the old key, as soon as the sinks are seen to hold the new one");
        }
        call("create", base + "--" + journal.planned().rotation() + "-a" + (journal.attempt() + 1));
        read("show the new token to the provider, without sending mail");
        deliver();
        call("delete", "every earlier key of " + base + ", without grace");
        return calls;
    }

    private void renew(ManagedKey key) {
        if (adapter.capabilities().has(Capability.ROTATES)) {
            call("rotate", KeyFacts.named(key));
        } else {
            call("create", KeyName.of(key.name()).base() + "--<rotation>-a0, which only remembers the settings");
            call("delete", KeyFacts.named(key));
            call("create", key.name() + ", with the same settings: " + KeyFacts.inWords(key.settings()));
        }
        deliver();
    }

    private void deliver() {
        request.sinks().forEach(sink -> calls.add(new PlannedCall("put the new token into " + sink.name(), true)));
        read("read the sinks back, and show the token to the provider");
    }

    private void retire(ManagedKey key) {
        read("wait " + TimeWords.of(request.options().grace()) + ", while both keys work");
        read("look whether the old key is still used, and the sinks still hold the new token");
        if (adapter.capabilities().has(Capability.DISABLES)
                && !request.options().soak().isZero()) {
            call("disable", KeyFacts.named(key));
            read("wait " + TimeWords.of(request.options().soak()));
        }
        call("delete", KeyFacts.named(key));
        read("list the keys, and delete what failed attempts have left");
    }

    private void call(String verb, String what) {
        calls.add(new PlannedCall(adapter.provider() + "." + verb + " " + what, true));
    }

    private void read(String what) {
        calls.add(new PlannedCall(what, false));
    }
}
