package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** {@code {success:false, error}} on key endpoints, {@code {error}} elsewhere; some SDKs read {@code message}. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ErrorBody.Builder.class)
abstract class ErrorBody {

    @JsonProperty("error")
    abstract Optional<String> error();

    @JsonProperty("message")
    abstract Optional<String> message();

    static class Builder extends ImmutableErrorBody.Builder {}
}
