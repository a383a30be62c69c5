package dev.mailkeys.sink.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kubernetes' API as a sink sees it: its tokens, its errors, and what to do about them. */
final class Kubernetes {

    /** The address is that of a kubeconfig or of the pod's own cluster, unless another is named. */
    static final SinkServer SERVER = new SinkServer(
            "kubernetes", "Kubernetes", URI.create("https://kubernetes.default.svc"), "MAILKEYS_KUBERNETES_URL");

    /** Signed tokens, as service accounts and most logins have them. */
    static final List<Pattern> TOKENS =
            List.of(Pattern.compile("eyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+(?:\\.[A-Za-z0-9_-]*+)?"));

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    SERVER.name(),
                    SERVER.address(),
                    Auth.bearer(),
                    TOKENS,
                    ErrorReader.of(
                            Status.class,
                            (status, said) -> ProviderError.of(
                                    ErrorKind.ofStatus(status), said.message().orElse(""))))
            .withWords(new ProviderProfile.Words(SERVER.title(), "the Secret"));

    private static final String ADDRESS = "server in the kubeconfig file, or base-url";

    private Kubernetes() {}

    /**
     * What to do about a call that failed.
     *
     * @param rights what the call needs, such as {@code get on the Secret app}
     * @param who our identity
     */
    static String advice(MailkeysException failed, String rights, String namespace, String who) {
        return failed instanceof ApiException refused
                ? ofRefusal(refused, rights, namespace, who)
                : SERVER.advice(failed, ADDRESS);
    }

    private static String ofRefusal(ApiException refused, String rights, String namespace, String who) {
        return switch (refused.status()) {
            case 301, 302, 303, 307, 308 ->
                " That sends us elsewhere: name the API server itself, without a page for logins before it.";
            case 401 ->
                " The cluster does not know " + who + ": its credential may have ended, or be of another cluster."
                        + " Get a new one, then try again.";
            case 403 ->
                " Give " + who + " the rights " + rights + " of the namespace " + namespace
                        + ", or look at what an admission policy asks for.";
            case 404 -> " Is there a namespace " + namespace + ", and what is named in it?";
            case 413, 422 ->
                " Kubernetes refuses the object with the new token in it. A Secret may have become immutable, or be larger"
                        + " than 1 MiB: then name another.";
            case 429 -> " The API server has too much to do: try again in a few minutes.";
            default ->
                refused.status() >= 500
                        ? " The API server or its store has a problem; kubectl get --raw /readyz may say which. Try"
                                + " again when that is solved."
                        : SERVER.advice(refused, ADDRESS);
        };
    }

    /** A refusal of Kubernetes. */
    record Status(@JsonProperty("message") Optional<String> message) {}
}
