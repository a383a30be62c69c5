package dev.mailkeys.rotation.engine;

import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.PlannedCall;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.engine.preflight.Preflight;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.reader.Readers;
import java.util.ArrayList;
import java.util.List;

/** Each call and wait of a rotation in order, if no answer is lost, with the number of requests that each takes. */
final class PlannedCalls {

    private final RotationRequest request;
    private final ProviderAdapter adapter;
    private final Preflight preflight;
    private final List<PlannedCall> calls = new ArrayList<>();

    PlannedCalls(RotationRequest request, ProviderAdapter adapter, Preflight preflight) {
        this.request = request;
        this.adapter = adapter;
        this.preflight = preflight;
    }

    List<PlannedCall> ofARotation() {
        ManagedKey key = preflight.key().orElseThrow();
        read("list the keys and look into the sinks", 0);
        switch (request.strategy()) {
            case OVERLAP -> {
                call(
                        "create",
                        new KeyName(KeyName.of(key.name()).base()).base() + "--<rotation>-a1, with the settings of "
                                + key.name() + ": " + key.settings());
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
                renew(preflight.slots().idle().orElseThrow(), 0);
            }
        }
        return calls;
    }

    /** An emergency while a rotation with overlap is in progress. */
    List<PlannedCall> inHaste(Progress journal) {
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

    /** A new token for a key. With two keys in turn, the idle one's token is verified before it is delivered. */
    private void renew(ManagedKey key, int shownAfterwards) {
        boolean remembers = !can(Capability.ROTATES);
        if (remembers) {
            read("look at the keys", 1);
            call("create", KeyName.of(key.name()).base() + "--<rotation>-a0, which only remembers the settings");
            call("delete", KeyFacts.named(key));
            call("create", key.name() + ", with the same settings: " + key.settings());
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
        request.readers().forEach(this::waitFor);
        boolean soaks = can(Capability.DISABLES) && !request.options().soak().isZero();
        guard(soaks);
        if (soaks) {
            call("disable", KeyFacts.named(key));
            read("wait " + TimeWords.of(request.options().soak()), 0);
            guard(true);
        }
        call("delete", KeyFacts.named(key));
    }

    /** One request: when the old keys were created. The marks take none. */
    private void waitFor(String sink, Readers readers) {
        read(
                "wait until " + readers.count() + " readers of " + sink + " have seen the new token, "
                        + TimeWords.of(request.options().waitForReaders()) + " at most",
                1);
    }

    private void guard(boolean shownByTheList) {
        read(
                "look whether the old key is still used, and the sinks still hold the new token",
                looks(2) + (shownByTheList ? 0 : tokens()));
    }

    /** How many different tokens of sinks are verified: one, because all sinks hold the same. */
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
