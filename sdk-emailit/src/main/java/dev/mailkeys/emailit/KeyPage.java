package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.Page;
import dev.mailkeys.core.provider.Models;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** One page of keys, which does not say its own number. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KeyPage.Builder.class)
abstract class KeyPage {

    @JsonProperty(value = "data", required = true)
    abstract Optional<List<KeyInfo>> data();

    /**
     * The end of the list is a {@code null} link. A missing link is an error, so that a truncated list does not pass
     * for the whole.
     */
    @JsonProperty(value = "next_page_url", required = true)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    abstract String nextPageUrl();

    @JsonProperty("previous_page_url")
    abstract Optional<String> previousPageUrl();

    Page<KeyInfo> numbered(int number) {
        List<KeyInfo> keys = data().orElseThrow(() -> Models.missing("data"));
        OptionalInt next = PageLink.number(nextPageUrl());
        if (next.isEmpty() && !nextPageUrl().isBlank()) {
            throw Models.missing("page number in next_page_url");
        }
        OptionalInt previous = previousPageUrl().map(PageLink::number).orElseGet(OptionalInt::empty);
        return new Page<>(number, keys, next, previous);
    }

    static class Builder extends ImmutableKeyPage.Builder {}
}
