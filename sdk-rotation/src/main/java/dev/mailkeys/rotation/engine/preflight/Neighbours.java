package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.work.Surroundings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds this key's token in other places of a sink's file or store. A program that reads such a place would keep the
 * old token until it ends.
 *
 * @param around what was found
 */
record Neighbours(Surroundings around) {

    /** Why a first delivery to an empty place is refused: the token seems to belong elsewhere. */
    Optional<String> problem(Sink sink, SinkState state) {
        boolean isEmpty = state.token().isEmpty() && state.mark().isEmpty();
        List<String> others = isEmpty ? others(sink) : List.of();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(sink.name() + " holds no token, but " + String.join(", ", others)
                        + " holds that of this key. If programs read that place, make it the sink, or name both."
                        + " Otherwise remove the token there first.");
    }

    /** Warns of places that hold the token and are not rotated. */
    Optional<String> warning(Sink sink, SinkState state) {
        List<String> others = state.token().isPresent() ? others(sink) : List.of();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", others)
                        + " holds this key's token too, but is not a sink: programs that read it are refused"
                        + " once the old key ends.");
    }

    private List<String> others(Sink sink) {
        Set<String> ours = around.sinks().keySet().stream().map(Sink::name).collect(Collectors.toSet());
        Set<Secret> tokens = tokens();
        return sink.neighbours().entrySet().stream()
                .filter(place -> !ours.contains(place.getKey()))
                .filter(place -> holdsThisKey(place.getValue(), tokens))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean holdsThisKey(SinkState place, Set<Secret> tokens) {
        boolean said = place.mark()
                .filter(mark -> mark.provider().equals(around.adapter().provider()))
                .filter(mark -> around.name().isFamily(mark.keyName()))
                .isPresent();
        return said || place.token().filter(tokens::contains).isPresent();
    }

    /** The key's tokens, as far as the sinks and the provider show them. */
    private Set<Secret> tokens() {
        var tokens = new HashSet<Secret>();
        around.sinks().values().forEach(state -> state.token().ifPresent(tokens::add));
        around.family().forEach(key -> key.token().ifPresent(tokens::add));
        return tokens;
    }
}
