package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The credentials of a user in a kubeconfig file. */
final class KubeconfigUser {

    private static final List<String> NOT_TAKEN =
            List.of("auth-provider", "username", "password", "as", "as-uid", "as-groups", "as-user-extra");

    private KubeconfigUser() {}

    /** Supplies the identity. Each use runs the plugin or reads the token's file. */
    static Function<Instant, Identity> of(
            KubeconfigEntry user, KubeconfigEntry cluster, Supplier<? extends Collection<Secret>> secrets) {
        for (String field : NOT_TAKEN) {
            Kubeconfig.refuse(user, field, user.fields().has(field), "use a token, a certificate or exec");
        }
        if (user.fields().has("exec")) {
            return new ExecPlugin(user, cluster, secrets)::identity;
        }
        Optional<ClientCertificate> certificate = certificate(user);
        return now -> {
            // The file may get a new token at any time.
            Instant end = user.fields().has("tokenFile") ? Instant.MIN : Instant.MAX;
            Identity identity = new Identity(token(user), certificate, end);
            if (!identity.isSomebody()) {
                throw new AccessProblem(user.file()
                        + ": the user has neither a token nor a client certificate nor a credential plugin (exec).");
            }
            return identity;
        };
    }

    /** If both are named, the file's token counts, because it may be newer. */
    private static Optional<Secret> token(KubeconfigEntry user) {
        return user.textOfFile("tokenFile")
                .or(() -> user.fields().text("token"))
                .filter(text -> !text.isEmpty())
                .map(Secret::of);
    }

    private static Optional<ClientCertificate> certificate(KubeconfigEntry user) {
        return user.data("client-certificate").map(pem -> {
            byte[] key = user.data("client-key")
                    .orElseThrow(() ->
                            new AccessProblem(user.file() + ": the user has a client certificate without a key."));
            return Pem.identity(pem, key, user.file().toString());
        });
    }
}
