package dev.mailkeys.sink.vault;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.List;
import java.util.Map;

/** Whether a credential has the rights that a put needs, as Vault itself says. */
final class VaultRights {

    private static final List<String> NEEDED = List.of("create", "read", "update");

    private VaultRights() {}

    /** Refuses what Vault says is missing. A credential that may not even ask is let pass: the put will tell. */
    static void require(VaultCalls calls, VaultPlace place) {
        String data = place.mount() + "/data/" + place.path();
        String metadata = place.mount() + "/metadata/" + place.path();
        Map<String, List<String>> rights;
        try {
            rights = calls.capabilities(List.of(data, metadata));
        } catch (ApiException mayNotAsk) {
            return;
        }
        for (String path : List.of(data, metadata)) {
            List<String> granted = rights.getOrDefault(path, NEEDED);
            List<String> missing =
                    NEEDED.stream().filter(right -> !granted.contains(right)).toList();
            if (!missing.isEmpty() && !granted.contains("root")) {
                throw new SinkException(Kind.UNCHANGED, sentence(place, path, missing), null);
            }
        }
    }

    private static String sentence(VaultPlace place, String path, List<String> missing) {
        return place.nameOf(place.field()) + ": the credential lacks " + String.join(", ", missing) + " on " + path
                + ". Add to its policy: path \"" + path + "\" { capabilities = [\"create\", \"read\", \"update\"] }";
    }
}
