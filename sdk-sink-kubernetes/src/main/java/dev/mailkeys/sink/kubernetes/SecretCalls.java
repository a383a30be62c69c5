package dev.mailkeys.sink.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Models;
import dev.mailkeys.core.provider.Repeat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls for one Secret, the rights on it, and a Deployment. Only idempotent calls are repeated. */
final class SecretCalls {

    private static final String SECRETS = "/api/v1/namespaces/{namespace}/secrets";
    private static final String SECRET = SECRETS + "/{secret}";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/{namespace}/deployments/{deployment}";

    private static final Endpoint<StoredSecret> READ =
            Endpoint.of("readSecret", Repeat.SAFE, "GET", SECRET, Map.class, StoredSecret::of);
    private static final Endpoint<StoredSecret> REPLACE =
            Endpoint.of("replaceSecret", Repeat.NEVER, "PUT", SECRET, Map.class, StoredSecret::of);
    private static final Endpoint<StoredSecret> CREATE =
            Endpoint.of("createSecret", Repeat.NEVER, "POST", SECRETS, Map.class, StoredSecret::of);
    private static final Endpoint<Review> REVIEW = Endpoint.of(
            "reviewAccess",
            Repeat.SAFE,
            "POST",
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            Review.class);
    private static final Endpoint<ParsedObject> READ_DEPLOYMENT =
            Endpoint.of("readDeployment", Repeat.SAFE, "GET", DEPLOYMENT, Map.class, SecretCalls::object);
    private static final Endpoint<ParsedObject> PATCH_DEPLOYMENT = Endpoint.of(
                    "patchDeployment", Repeat.IDEMPOTENT, "PATCH", DEPLOYMENT, Map.class, SecretCalls::object)
            .sending("application/merge-patch+json");

    private final ClusterSession session;
    private final KubernetesPlace place;

    SecretCalls(ClusterSession session, KubernetesPlace place) {
        this.session = session;
        this.place = place;
    }

    /** Our identity, for messages. */
    String who() {
        return session.who();
    }

    StoredSecret read() {
        try {
            return session.call(READ.at(place.namespace(), place.secret()));
        } catch (NotFoundException nothing) {
            return StoredSecret.NOTHING;
        }
    }

    /**
     * Replaces the version that the Secret names, or creates the Secret if it names none.
     *
     * @return the Secret that is there now
     */
    StoredSecret write(Map<String, Object> body) {
        boolean replaces = ParsedObject.of(body).in("metadata").has("resourceVersion");
        return session.call(
                replaces
                        ? REPLACE.at(place.namespace(), place.secret())
                                .query("fieldManager", Optional.of("mailkeys"))
                                .body(body)
                        : CREATE.at(place.namespace())
                                .query("fieldManager", Optional.of("mailkeys"))
                                .body(body));
    }

    /**
     * Whether, according to Kubernetes, we may do something.
     *
     * @param name the object's name; empty for any, as for a creation
     * @return empty if it does not say
     */
    Optional<Boolean> isAllowed(String verb, String group, String resource, Optional<String> name) {
        var what = new TreeMap<>(
                Map.of("namespace", place.namespace(), "verb", verb, "group", group, "resource", resource));
        name.ifPresent(one -> what.put("name", one));
        Map<String, Object> review = Map.of(
                "apiVersion", "authorization.k8s.io/v1",
                "kind", "SelfSubjectAccessReview",
                "spec", Map.of("resourceAttributes", what));
        return session.call(REVIEW.at().body(review)).status().flatMap(Allowed::allowed);
    }

    ParsedObject deployment(String name) {
        return session.call(READ_DEPLOYMENT.at(place.namespace(), name));
    }

    void patchDeployment(String name, Map<String, ?> patch) {
        session.call(PATCH_DEPLOYMENT.at(place.namespace(), name).body(patch));
    }

    /** An answer that must show an object: it needs a resource version. */
    static ParsedObject object(Map<?, ?> answer) {
        ParsedObject fields = ParsedObject.of(answer);
        if (fields.in("metadata").text("resourceVersion").isEmpty()) {
            throw Models.missing("metadata.resourceVersion");
        }
        return fields;
    }

    /** The answer to an access review. */
    record Review(@JsonProperty("status") Optional<Allowed> status) {}

    /** The relevant part of it. */
    record Allowed(@JsonProperty("allowed") Optional<Boolean> allowed) {}
}
