package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Restarts the pods of a Deployment as {@code kubectl rollout restart} does: by a time in an annotation of their
 * template. It is the time of the delivery, so that a second restart for the same delivery changes nothing.
 */
final class DeploymentRestart {

    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private final SecretCalls calls;
    private final KubernetesPlace place;
    private final String deployment;
    private final SinkFailures failures;

    DeploymentRestart(SecretCalls calls, KubernetesPlace place, String deployment) {
        this.calls = calls;
        this.place = place;
        this.deployment = deployment;
        this.failures = new SinkFailures(calls, place);
    }

    /** Refuses a missing Deployment. */
    void check() {
        try {
            calls.deployment(deployment);
        } catch (NotFoundException nothing) {
            throw new SinkException(
                    Kind.UNCHANGED,
                    place + ": there is no Deployment " + deployment + " in the namespace " + place.namespace()
                            + ". Correct restart-deployment, or leave it out.",
                    null);
        } catch (MailkeysException failed) {
            throw failures.ofDeployment(deployment, "the Deployment can't be read", failed);
        }
    }

    /** Restarts it, unless it was restarted since. */
    void after(Supplier<Instant> delivered, Instant now) {
        String failure = "it has the new token, but the Deployment " + deployment
                + " was not restarted, so its pods may still have the old token: the old key is kept. Fix what"
                + " follows, then run mailkeys resume";
        try {
            Instant wanted = delivered.get().truncatedTo(ChronoUnit.SECONDS);
            if (!isRestartedSince(wanted, now)) {
                Map<String, ?> annotations = Map.of("annotations", Map.of(RESTARTED_AT, wanted.toString()));
                calls.patchDeployment(deployment, Map.of("spec", Map.of("template", Map.of("metadata", annotations))));
            }
        } catch (MailkeysException failed) {
            throw failures.ofDeployment(deployment, failure, failed);
        } catch (SinkException unknown) {
            throw failures.of(Kind.UNCHANGED, failure, unknown);
        }
    }

    /** A future time comes from a clock that is ahead, and may be from before the delivery. */
    private boolean isRestartedSince(Instant wanted, Instant now) {
        Instant restarted = restartedAt();
        return restarted.equals(wanted) || restarted.isAfter(wanted) && !restarted.isAfter(now);
    }

    private Instant restartedAt() {
        String said = calls.deployment(deployment)
                .in("spec")
                .in("template")
                .in("metadata")
                .in("annotations")
                .text(RESTARTED_AT)
                .orElse("");
        try {
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException never) {
            return Instant.MIN;
        }
    }
}
