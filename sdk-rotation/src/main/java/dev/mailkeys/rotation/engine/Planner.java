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
import dev.mailkeys.rotation.engine.work.SinkContents;
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
        Preflight preflight = Preflight.of(request, adapter, journal, now);
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
        read("list the keys and look into the sinks", 0);
        switch (request.strategy()) {
            case OVERLAP -> {
                call(
                        "create",
                        new KeyName(KeyName.of(key.name()).base()).base() + "--<rotation>-a1, with the settings of "
                                + key.name() + ": " + KeyFacts.inWords(key.settings()));
                showNewToken();
                deliver(0);
                retire(key);
            }
            case IN_PLACE -> renew(key, can(Capability.LISTS_TOKENS) ? 2 : 1);
            case ALTERNATE -> {
                if (!preflight.sinksTellTheirKey()) {
                    read(
                            "show the tokens in the sinks to the provider, and look which key was used",
                            tokens() + looks(2));
                }
                renew(preflight.idle(), 0);
            }
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
        showNewToken();
        deliver(0);
        call("delete", "every earlier key of " + base + ", without grace");
        return calls;
    }

    private void showNewToken() {
        read("look at the new key, and show its token to the provider, without sending mail", 2);
    }

    /** A new token for a key; the other way, where none is in use, is shown before it is delivered. */
    private void renew(ManagedKey key, int shownAfterwards) {
        boolean remembers = !can(Capability.ROTATES);
        if (remembers) {
            read("look at the keys", 1);
            call("create", KeyName.of(key.name()).base() + "--<rotation>-a0, which only remembers the settings");
            call("delete", KeyFacts.named(key));
            call("create", key.name() + ", with the same settings: " + KeyFacts.inWords(key.settings()));
        } else {
            read("look at the key", 1);
            call("rotate", KeyFacts.named(key));
        }
        if (shownAfterwards == 0) {
            showNewToken();
        } else {
            read("look at the key with its new token", 1);
        }
        deliver(shownAfterwards);
        if (remembers) {
            read("list the keys, to delete what remembers the settings", 1);
            call("delete", KeyName.of(key.name()).base() + "--<rotation>-a0");
        }
    }

    private void deliver(int shown) {
        request.sinks().forEach(sink -> calls.add(new PlannedCall("put the new token into " + sink.name(), true, 0)));
        read("read the sinks back" + (shown > 0 ? ", and show the token to the provider" : ""), shown);
    }

    private void retire(ManagedKey key) {
        read("look at the old key's signs of use", 1);
        boolean later = request.options().grace().compareTo(request.options().longestWait()) > 0;
        if (later
                && can(Capability.EXPIRES)
                && !request.options().expireOldKeyAfter().isZero()) {
            calls.add(new PlannedCall(
                    adapter.provider() + ".update " + KeyFacts.named(key)
                            + ", which ends by itself should no run come back",
                    true,
                    2));
        }
        read("wait " + TimeWords.of(request.options().grace()) + ", while both keys work", 0);
        boolean soaks = can(Capability.DISABLES) && !request.options().soak().isZero();
        guard(soaks);
        if (soaks) {
            call("disable", KeyFacts.named(key));
            read("wait " + TimeWords.of(request.options().soak()), 0);
            guard(true);
        }
        call("delete", KeyFacts.named(key));
    }

    private void guard(boolean shownByTheList) {
        read(
                "look whether the old key is still used, and the sinks still hold the new token",
                looks(2) + (shownByTheList ? 0 : tokens()));
    }

    /** Of how many tokens the provider is asked that the sinks hold: all hold the same. */
    private int tokens() {
        return request.sinks().stream().anyMatch(SinkContents::isReadable) ? 1 : 0;
    }

    private int looks(int keys) {
        return can(Capability.LISTS_AT_ONCE) ? 1 : keys;
    }

    private boolean can(Capability capability) {
        return adapter.capabilities().has(capability);
    }

    private void call(String verb, String what) {
        calls.add(new PlannedCall(adapter.provider() + "." + verb + " " + what, true, 1));
    }

    private void read(String what, int requests) {
        calls.add(new PlannedCall(what, false, requests));
    }
}
