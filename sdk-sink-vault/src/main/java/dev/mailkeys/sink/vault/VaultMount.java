package dev.mailkeys.sink.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the engine at the mount. To a read of a missing secret, version 1 of the engine answers like version 2; a
 * write would then create another secret, which nobody compares or reads.
 *
 * @param session calls Vault
 * @param place the place of the secret
 */
record VaultMount(VaultSession session, VaultPlace place) {

    /**
     * Refuses a mount that, according to Vault, is not a KV engine of version 2. A credential that may not ask passes.
     */
    void requireVersions() {
        mounted().flatMap(this::problem).ifPresent(problem -> {
            throw place.problem(problem + " Nothing was written.");
        });
    }

    private Optional<Mounted> mounted() {
        String[] path = place.segments("sys", "internal", "ui", "mounts", place.mount());
        try {
            return session.call(Endpoint.of("readMount", Repeat.SAFE, "GET", VaultCalls.pattern(path), Mount.class)
                            .at(path))
                    .data();
        } catch (ApiException mayNotAsk) {
            return Optional.empty();
        }
    }

    private Optional<String> problem(Mounted found) {
        String type = found.type().orElse("kv");
        if (!List.of("kv", "generic").contains(type)) {
            return Optional.of(
                    "what is mounted at " + place.mount() + " is " + type + " and not KV: name another mount.");
        }
        return found.keepsVersions()
                ? Optional.empty()
                : Optional.of("the KV engine at " + place.mount() + " is of version 1, which can't compare. Run: vault"
                        + " kv enable-versioning " + place.mount() + ". Or name another mount.");
    }

    /** Vault's answer. */
    record Mount(@JsonProperty("data") Optional<Mounted> data) {}

    /** The mounted engine. */
    record Mounted(
            @JsonProperty("type") Optional<String> type,
            @JsonProperty("options") Optional<Map<String, String>> options) {

        boolean keepsVersions() {
            return "2".equals(options.orElse(Map.of()).get("version"));
        }
    }
}
