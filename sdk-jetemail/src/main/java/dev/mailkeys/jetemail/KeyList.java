package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.provider.Models;
import java.util.List;
import java.util.Optional;

/** All keys, in the envelope of today or of older documents. */
record KeyList(
        @JsonProperty("success") Optional<Boolean> success,

        @JsonProperty("transactionalKeys") @JsonAlias("transactional-keys")
        Optional<List<KeyInfo>> keys) {

    KeyList {
        Models.confirm(success);
    }

    List<KeyInfo> all() {
        return keys.orElseThrow(() -> Models.missing("transactionalKeys"));
    }
}
