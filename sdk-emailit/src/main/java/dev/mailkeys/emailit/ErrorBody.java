package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A refusal of Emailit, in each of its shapes. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ErrorBody.Builder.class)
abstract class ErrorBody {

    /** A text; the name of the status beside a {@code message}; in older documents an object with a {@code message}. */
    @JsonProperty("error")
    abstract Optional<Words> error();

    @JsonProperty("message")
    abstract Optional<Words> message();

    @JsonProperty("details")
    abstract Optional<Words> details();

    @JsonProperty("errors")
    abstract Optional<Words> errors();

    @JsonProperty("retry_after")
    abstract Optional<String> retryAfter();

    @JsonProperty("existing")
    abstract Optional<Existing> existing();

    static class Builder extends ImmutableErrorBody.Builder {}

    /** The key that has the name. */
    record Existing(
            @JsonProperty("id") Optional<String> id,
            @JsonProperty("name") Optional<String> name) {}

    /**
     * The text of an error in any shape: a text, a list of texts or objects, or an object.
     *
     * @param text the text, or an object's {@code message}; empty if there is none
     * @param lines what stands in a list or an object, line by line
     * @param retryAfter an object's {@code retry_after}
     */
    record Words(String text, List<String> lines, Optional<String> retryAfter) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Words of(Object value) {
            if (value instanceof Map<?, ?> fields) {
                return new Words(
                        text(fields.get("message")),
                        lines(fields),
                        Optional.ofNullable(fields.get("retry_after")).map(String::valueOf));
            }
            List<String> lines = value instanceof List<?> items
                    ? items.stream().filter(Objects::nonNull).map(Words::line).toList()
                    : List.of();
            return new Words(text(value), lines, Optional.empty());
        }

        private static String text(@Nullable Object value) {
            boolean said = (value instanceof String text && !text.isBlank()) || value instanceof Number;
            return said ? String.valueOf(value) : "";
        }

        private static List<String> lines(Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + ": " + field.getValue())
                    .toList();
        }

        private static String line(Object item) {
            return item instanceof Map<?, ?> fields && fields.get("message") instanceof String message
                    ? message
                    : String.valueOf(item);
        }
    }
}
