package dev.mailkeys.rotation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What each strategy asks of the provider, the key and the sinks.
 *
 * @param request what is wanted
 * @param adapter the account
 * @param around what was found
 * @param key the key
 * @param problems where problems are added
 */
record StrategyRules(
        RotationRequest request, ProviderAdapter adapter, Surroundings around, ManagedKey key, List<String> problems) {

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
        OptionalInt room = adapter.room();
        require(
                room.isEmpty() || room.getAsInt() > 0,
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
                "The strategy alternate needs sinks that can be read and say whose token they hold: after a crash nobody"
                        + " could tell which of the two keys is in use. Use the strategy overlap.");
        if (request.options().alternateKey().isPresent()) {
            require(
                    idle(request, adapter, around, key).isPresent(),
                    "Which of the two keys the sinks hold can't be told, or the other is not there. Name the key in use.");
        }
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

    /** The one of two alternating keys that the sinks do not hold. */
    static Optional<ManagedKey> idle(
            RotationRequest request, ProviderAdapter adapter, Surroundings around, ManagedKey key) {
        Optional<ManagedKey> other = request.options().alternateKey().flatMap(name -> named(adapter, name));
        if (other.isEmpty() || other.get().id().equals(key.id())) {
            return Optional.empty();
        }
        List<ManagedKey> slots = List.of(key, other.get());
        List<ManagedKey> held = slots.stream()
                .filter(slot -> around.sinks().values().stream().anyMatch(state -> holds(state, slot)))
                .toList();
        List<ManagedKey> said = slots.stream()
                .filter(slot -> request.options()
                        .keyInUse()
                        .filter(name -> name.equals(slot.name()) || name.equals(slot.id()))
                        .isPresent())
                .toList();
        List<ManagedKey> inUse = held.isEmpty() ? said : held;
        return inUse.size() == 1
                ? slots.stream().filter(slot -> !inUse.contains(slot)).findFirst()
                : Optional.empty();
    }

    private static boolean holds(SinkState state, ManagedKey slot) {
        boolean byToken = slot.token().isPresent() && state.token().equals(slot.token());
        return byToken
                || state.mark().filter(mark -> mark.keyId().equals(slot.id())).isPresent();
    }

    private static Optional<ManagedKey> named(ProviderAdapter adapter, String name) {
        return adapter.list(name).stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .or(() -> adapter.find(name));
    }
}
