package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether we have the rights that a put needs, as Kubernetes itself says. */
final class AccessRights {

    private final SecretCalls calls;
    private final KubernetesPlace place;
    private final List<String> missing = new ArrayList<>();

    AccessRights(SecretCalls calls, KubernetesPlace place) {
        this.calls = calls;
        this.place = place;
    }

    /**
     * Reports all missing rights at once. If we may not even ask, the put will show.
     *
     * @param isThere whether the Secret exists; otherwise it must be created
     * @param deployment the Deployment to restart, if any
     */
    void require(boolean isThere, Optional<String> deployment) {
        try {
            note("get", "", "secrets", Optional.of(place.secret()));
            note("update", "", "secrets", Optional.of(place.secret()));
            if (!isThere) {
                // The right to create can't be asked for a name.
                note("create", "", "secrets", Optional.empty());
            }
            deployment.ifPresent(name -> {
                note("get", "apps", "deployments", Optional.of(name));
                note("patch", "apps", "deployments", Optional.of(name));
            });
        } catch (ApiException mayNotAsk) {
            return;
        }
        if (!missing.isEmpty()) {
            throw new SinkException(
                    Kind.UNCHANGED,
                    place + ": " + calls.who() + " lacks rights in the namespace " + place.namespace() + ": "
                            + String.join("; ", missing) + ". Add to its Role what is missing, then try again.",
                    null);
        }
    }

    private void note(String verb, String group, String resource, Optional<String> name) {
        if (!calls.isAllowed(verb, group, resource, name).orElse(true)) {
            missing.add(verb + " on " + resource + name.map(one -> " " + one).orElse(""));
        }
    }
}
