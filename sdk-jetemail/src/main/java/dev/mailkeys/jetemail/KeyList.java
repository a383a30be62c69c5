package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Models;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** All keys, in the envelope of today or of older documents. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KeyList.Builder.class)
abstract class KeyList {

    @JsonProperty("success")
    abstract Optional<Boolean> success();

    @JsonProperty(value = "transactionalKeys", required = true)
    abstract Optional<List<KeyInfo>> keys();

    @JsonProperty(value = "transactional-keys", required = true)
    abstract Optional<List<KeyInfo>> older();

    /** Of both envelopes, where an answer has both: a key that stands in one alone must not be overlooked. */
    List<KeyInfo> all() {
        Models.confirm(success());
        List<KeyInfo> first = keys().or(this::older).orElseThrow(() -> Models.missing("transactionalKeys"));
        Set<Object> known = new HashSet<>(first);
        first.forEach(key -> key.token().ifPresent(known::add));
        Stream<KeyInfo> more = older().orElse(List.of()).stream()
                .filter(key -> !known.contains(key)
                        && key.token().filter(known::contains).isEmpty());
        return Stream.concat(first.stream(), more).toList();
    }

    static class Builder extends ImmutableKeyList.Builder {}
}
