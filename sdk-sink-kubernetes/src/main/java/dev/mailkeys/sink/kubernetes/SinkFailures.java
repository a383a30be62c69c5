package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.TokenTraces;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.List;

/** Messages for failed calls. No cause is kept, because a webhook's message may quote the Secret. */
final class SinkFailures {

    private final SecretCalls calls;
    private final KubernetesPlace place;

    SinkFailures(SecretCalls calls, KubernetesPlace place) {
        this.calls = calls;
        this.place = place;
    }

    /** A call for the Secret; the secrets are those in its request. */
    SinkException ofSecret(Kind kind, String what, MailkeysException failed, Secret... secrets) {
        return failure(kind, what, failed, "get and update on the Secret " + place.secret(), List.of(secrets));
    }

    /** A call that creates the Secret. Kubernetes can't limit that right to a name. */
    SinkException ofCreation(Kind kind, String what, MailkeysException failed, Secret... secrets) {
        return failure(kind, what, failed, "create on Secrets", List.of(secrets));
    }

    /** A call for a Deployment, which does not change the Secret. */
    SinkException ofDeployment(String name, String what, MailkeysException failed) {
        return failure(Kind.UNCHANGED, what, failed, "get and patch on the Deployment " + name, List.of());
    }

    /** A call that was not sent because there is no login, or one whose failure already has a message. */
    SinkException of(Kind kind, String what, SinkException why) {
        return new SinkException(kind, place + ": " + what + ". " + why.getMessage(), null);
    }

    private SinkException failure(
            Kind kind, String what, MailkeysException failed, String rights, List<Secret> secrets) {
        String said = TokenTraces.of(Kubernetes.TOKENS, secrets).mask(String.valueOf(failed.getMessage()));
        String advice = Kubernetes.advice(failed, rights, place.namespace(), calls.who());
        return new SinkException(kind, place + ": " + what + ". " + said + advice, null);
    }
}
