package dev.mailkeys.sink.vault;

import dev.mailkeys.core.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the credential's rights for a put by asking Vault. */
final class VaultRights {

    private static final List<String> FOR_DATA = List.of("create", "read", "update");
    private static final List<String> FOR_METADATA = List.of("read", "patch");

    private VaultRights() {}

    /** Reports missing rights. If the credential may not even ask, the put will show. */
    static void require(VaultCalls calls, VaultPlace place) {
        String data = place.mount() + "/data/" + place.path();
        String metadata = place.mount() + "/metadata/" + place.path();
        Map<String, List<String>> rights;
        try {
            rights = calls.capabilities(List.of(data, metadata));
        } catch (ApiException mayNotAsk) {
            return;
        }
        String problems = Stream.of(problem(data, FOR_DATA, rights), problem(metadata, FOR_METADATA, rights))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        if (!problems.isEmpty()) {
            throw place.problem(problems);
        }
    }

    private static Optional<String> problem(String path, List<String> needed, Map<String, List<String>> rights) {
        List<String> granted = rights.getOrDefault(path, needed);
        List<String> missing =
                needed.stream().filter(right -> !granted.contains(right)).toList();
        return missing.isEmpty() || granted.contains("root")
                ? Optional.empty()
                : Optional.of("the credential lacks " + String.join(", ", missing) + " on " + path
                        + ". Add to its policy: path \"" + path + "\" { capabilities = [\""
                        + String.join("\", \"", needed) + "\"] }");
    }
}
