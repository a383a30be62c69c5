package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The service account of our pod.
 *
 * @param variables the environment, with the address of the API server
 * @param folder the folder with the pod's token and the cluster's authority
 */
record ServiceAccount(Map<String, String> variables, Path folder) {

    static final Path USUAL = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    /** Whether we run in a pod with a service account. */
    boolean isThere() {
        return variables.containsKey("KUBERNETES_SERVICE_HOST") && Files.isReadable(folder.resolve("token"));
    }

    ClusterAccess access() {
        if (!isThere()) {
            throw new AccessProblem("This is not a pod with a service account: KUBERNETES_SERVICE_HOST or "
                    + folder.resolve("token") + " is missing. Name a context of a kubeconfig file, or mount the token"
                    + " (automountServiceAccountToken).");
        }
        return new ClusterAccess(
                "the service account of this pod",
                server(),
                Optional.of(Pem.authorities(
                        bytes("ca.crt"), folder.resolve("ca.crt").toString())),
                Optional.empty(),
                now -> identity());
    }

    /** Read for every call, because Kubernetes replaces the token before it ends. */
    private Identity identity() {
        String token = new String(bytes("token"), StandardCharsets.US_ASCII).strip();
        if (token.isEmpty()) {
            throw new AccessProblem(folder.resolve("token") + " is empty. Is the service account's token mounted?");
        }
        return new Identity(Optional.of(Secret.of(token)), Optional.empty(), Instant.MIN);
    }

    private URI server() {
        String host = variables.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = variables.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        try {
            return URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        } catch (IllegalArgumentException noAddress) {
            throw new AccessProblem("KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not an address.");
        }
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new AccessProblem(folder.resolve(file) + " can't be read.");
        }
    }
}
