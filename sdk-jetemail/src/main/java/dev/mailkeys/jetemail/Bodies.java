package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Models;
import java.util.Optional;

/** The bodies that address a key by its token, and their answer. */
final class Bodies {

    private Bodies() {}

    record OfKey(@JsonProperty("api_token") Secret token) {}

    record Update(
            @JsonProperty("api_token") Secret token,
            @JsonUnwrapped KeyChanges changes) {}

    record Switch(
            @JsonProperty("api_token") Secret token,
            @JsonProperty("status") int status) {}

    /** An answer of success that does not say the contrary. */
    record Done(@JsonProperty("success") Optional<Boolean> success) {

        Done {
            Models.confirm(success);
        }
    }
}
