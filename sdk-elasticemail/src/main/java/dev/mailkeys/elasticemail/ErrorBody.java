package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** {@code {Error}}; Elastic Email's own command line also reads the other names, and a bare string. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ErrorBody.Builder.class)
abstract class ErrorBody {

    @JsonProperty("Error")
    @JsonAlias("error")
    abstract Optional<String> error();

    @JsonProperty("Message")
    @JsonAlias("message")
    abstract Optional<String> message();

    static class Builder extends ImmutableErrorBody.Builder {

        Builder() {}

        @JsonCreator
        static Builder of(String error) {
            return new Builder().error(error);
        }
    }
}
