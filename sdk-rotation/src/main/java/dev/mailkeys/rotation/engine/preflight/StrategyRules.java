package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Surroundings;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What each strategy asks of the provider, the key and the sinks.
 *
 * @param request what is wanted
 * @param adapter the account
 * @param around what was found
 * @param slots the two keys that take turns, as found
 * @param problems where problems are added
 */
record StrategyRules(
        RotationRequest request,
        ProviderAdapter adapter,
        Surroundings around,
        Supplier<Slots> slots,
        List<String> problems) {

    void check() {
        switch (request.strategy()) {
            case OVERLAP -> overlap();
            case IN_PLACE ->
                require(canRenew(), adapter.provider() + " can't give a key a new token. Use the strategy overlap.");
            case ALTERNATE -> alternate();
        }
    }

    private void overlap() {
        OptionalInt longest = adapter.capabilities().longestName();
        int base = around.name().base().length();
        if (longest.isPresent() && base + KeyName.LONGEST_SUFFIX > longest.getAsInt()) {
            problems.add("The name \"" + around.name().base() + "\" is too long to derive a successor's from: "
                    + adapter.provider() + " allows " + longest.getAsInt() + " characters, and "
                    + KeyName.LONGEST_SUFFIX
                    + " are added. Rename the key, or use the strategy in-place.");
        }
        require(
                hasRoom(),
                "The account has no room for another key. Delete one that is not used, or use the strategy alternate or"
                        + " in-place.");
    }

    private void alternate() {
        require(canRenew(), adapter.provider() + " can't give a key a new token. Use the strategy overlap.");
        require(
                request.options().alternateKey().isPresent(),
                "The strategy alternate needs the name of the other key too.");
        require(
                adapter.capabilities().has(Capability.LISTS_TOKENS)
                        || request.sinks().stream().allMatch(StrategyRules::tellsItsKey),
                "The strategy alternate needs sinks that can be read and say whose token they hold: after a crash"
                        + " nobody could tell which of the two keys is in use. Use the strategy overlap.");
        if (request.options().alternateKey().isPresent()) {
            Slots found = slots.get();
            require(
                    !found.isPartial(around),
                    "Not every sink holds the same of the two keys. Run reconcile, which puts one into all of them.");
            require(
                    found.idle().isPresent(),
                    "It is not certain which of the two keys is in use, and which is idle. Perhaps the sinks do not show it, a"
                            + " key is missing, several keys have its name, or the idle key was used after the other. Name the"
                            + " key in use and a key that nobody uses, by their ids if their names are not unique.");
        }
    }

    /** An earlier list may prove that there is room, but not that there is none. */
    private boolean hasRoom() {
        OptionalInt limit = adapter.capabilities().keyLimit();
        boolean seen = limit.isPresent()
                && around.account()
                        .filter(keys -> keys.size() < limit.getAsInt())
                        .isPresent();
        return seen || adapter.room().orElse(1) > 0;
    }

    private boolean canRenew() {
        return adapter.capabilities().has(Capability.ROTATES)
                || adapter.capabilities().has(Capability.ADDRESSED_BY_NAME);
    }

    private static boolean tellsItsKey(Sink sink) {
        return SinkContents.isReadable(sink) && SinkContents.isMarked(sink);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
