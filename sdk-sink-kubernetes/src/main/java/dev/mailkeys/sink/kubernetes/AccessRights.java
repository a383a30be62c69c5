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
     * Refuses what Kubernetes says is missing, all of it at once. Who may not even ask is let pass: the put will tell.
     *
     * @param isThere whether there is a Secret; else it has to be created
     * @param deployment what is restarted; empty for nothing
     */
    void require(boolean isThere, Optional<String> deployment) {
        try {
            note("get", "", "secrets", Optional.of(place.secret()));
            note("update", "", "secrets", Optional.of(place.secret()));
            if (!isThere) {
                // The name of what is created is no part of what is asked.
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
