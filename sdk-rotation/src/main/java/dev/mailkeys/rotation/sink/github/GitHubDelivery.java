package dev.mailkeys.rotation.sink.github;

import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import dev.mailkeys.rotation.sink.github.GitHubSecret.PublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Writes and reads secret and variable in an order in which the variable never says more than is certain. */
final class GitHubDelivery {

    private final String name;
    private final GitHubSecretPlace place;
    private final GitHubSecret secret;
    private final GitHubDirectory directory;
    private final GitHubPatience patience;
    private final GitHubRefusals refusals;
    private final GitHubVariable variable;

    /**
     * A delivery into one secret.
     *
     * @param name the sink's name, for messages
     * @param place where the secret is
     * @param secret the calls
     * @param directory answers what else must be known
     * @param patience how long to wait
     */
    GitHubDelivery(
            String name,
            GitHubSecretPlace place,
            GitHubSecret secret,
            GitHubDirectory directory,
            GitHubPatience patience) {
        this.name = name;
        this.place = place;
        this.secret = secret;
        this.directory = directory;
        this.patience = patience;
        this.refusals = new GitHubRefusals(place, directory, patience.timing()::now);
        this.variable = new GitHubVariable(secret, patience);
    }

    void check() {
        checkArchived();
        PublicKey key = reading(place.secretsPermission(), secret::publicKey);
        reading(place.secretsPermission(), this::audience);
        reading(place.variablesPermission(), () -> {
            secret.listVariables();
            return key;
        });
        seal(key, Secret.of("check"));
    }

    private void checkArchived() {
        if (place.isOrganization()) {
            return;
        }
        var parts = place.parts();
        var repository = reading(GitHubRefusals.METADATA, () -> directory.repository(parts.get(0), parts.get(1)));
        if (repository.archived()) {
            throw new SinkException(Kind.UNCHANGED, name + ": nothing was changed. " + refusals.archived(), null);
        }
    }

    private Optional<GitHubAudience> audience() {
        return place.isOrganization() ? Optional.of(GitHubAudience.of(place, secret, directory)) : Optional.empty();
    }

    /** Whose token the secret holds, where that is certain. */
    Optional<KeyMark> mark() {
        return variable.look(() -> {
                    var stored = reading(place.variablesPermission(), secret::readVariable);
                    return reading(place.secretsPermission(), () -> fitting(stored));
                })
                .flatMap(KeyMarkJson::read);
    }

    void put(Delivery delivery) {
        PublicKey key = reading(place.secretsPermission(), secret::publicKey);
        String sealed = seal(key, delivery.token());
        var audience = reading(place.secretsPermission(), this::audience);
        var before = reading(place.variablesPermission(), variable::read);
        var fitting = reading(place.secretsPermission(), () -> fitting(before));
        try {
            variable.write(KeyMarkJson.writePending(delivery.mark()), before.isPresent());
        } catch (MailkeysException failed) {
            String what = "the secret is as it was, and the variable before it "
                    + (failed.mayHaveTakenEffect() ? "may have been written" : "was not written");
            throw failure(kind(failed, fitting), what, place.variablesPermission(), failed);
        }
        putSecret(delivery.token(), sealed, key, audience, fitting);
        try {
            variable.writeMark(KeyMarkJson.write(delivery.mark()));
        } catch (MailkeysException failed) {
            throw failure(
                    Kind.UNKNOWN, "the secret was written, but not whose it is", place.variablesPermission(), failed);
        }
    }

    private void putSecret(
            Secret token, String sealed, PublicKey key, Optional<GitHubAudience> audience, Optional<String> fitting) {
        var isDoubtful = new AtomicBoolean();
        try {
            patience.call(() -> noting(isDoubtful, () -> putWithTheKeyOfNow(token, sealed, key, audience)));
        } catch (MailkeysException failed) {
            if (isDoubtful.get()) {
                throw failure(Kind.UNKNOWN, "the secret may have been written", place.secretsPermission(), failed);
            }
            throw failure(restored(fitting), "the secret was not written", place.secretsPermission(), failed);
        }
    }

    private Kind kind(MailkeysException failed, Optional<String> fitting) {
        return failed.mayHaveTakenEffect() ? restored(fitting) : Kind.UNCHANGED;
    }

    /**
     * The secret was not written. If the variable can't be restored, the outcome is unknown, so that a later look does
     * not take the secret for another's.
     */
    private Kind restored(Optional<String> fitting) {
        return fitting.map(variable::restore).orElse(true) ? Kind.UNCHANGED : Kind.UNKNOWN;
    }

    /** Notes a call without an answer, because a retry after a wait may be refused. */
    private static <T> T noting(AtomicBoolean isDoubtful, Supplier<T> call) {
        try {
            return call.get();
        } catch (MailkeysException failed) {
            isDoubtful.compareAndSet(false, failed.mayHaveTakenEffect());
            throw failed;
        }
    }

    /** A 422 may mean that GitHub has a new public key: the token is sealed for that one and written once more. */
    private PublicKey putWithTheKeyOfNow(
            Secret token, String sealed, PublicKey key, Optional<GitHubAudience> audience) {
        try {
            secret.put(sealed, key, audience);
            return key;
        } catch (BadRequestException refused) {
            Optional<PublicKey> now = refused.mayHaveTakenEffect() ? Optional.empty() : Optional.of(secret.publicKey());
            if (now.filter(other -> !other.equals(key)).isEmpty()) {
                throw refused;
            }
            secret.put(seal(now.get(), token), now.get(), audience);
            return now.get();
        }
    }

    /** The variable's value, if the secret was not written after it. */
    private Optional<String> fitting(Optional<GitHubSecret.Stored> stored) {
        var written = stored.flatMap(GitHubSecret.Stored::updated);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> secretWritten = secret.read().map(now -> now.updated().orElse(Instant.MAX));
        boolean fits = secretWritten.isPresent() && !secretWritten.get().isAfter(written.get());
        return stored.map(GitHubSecret.Stored::value).filter(value -> fits);
    }

    private String seal(PublicKey key, Secret token) {
        try {
            return GitHubSecret.seal(token, key);
        } catch (NoClassDefFoundError missing) {
            String what =
                    name + ": sealing a secret needs org.bouncycastle:bcprov-jdk18on; add it to the dependencies.";
            throw new SinkException(Kind.UNCHANGED, what, missing);
        } catch (IllegalArgumentException noKey) {
            throw new SinkException(Kind.UNCHANGED, name + ": GitHub returned an invalid public key.", null);
        }
    }

    private <T> T reading(String permission, Supplier<T> call) {
        try {
            return patience.call(call);
        } catch (MailkeysException failed) {
            throw failure(Kind.UNCHANGED, "nothing was changed", permission, failed);
        }
    }

    private SinkException failure(Kind kind, String what, String permission, MailkeysException failed) {
        String advice = refusals.advice(failed, permission);
        return new SinkException(kind, name + ": " + what + ". " + failed.getMessage() + advice, failed);
    }
}
