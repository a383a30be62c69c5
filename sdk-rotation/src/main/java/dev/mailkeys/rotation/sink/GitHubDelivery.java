package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.GitHubSecret.PublicKey;
import dev.mailkeys.rotation.sink.GitHubSecret.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** In which order secret and variable are written and read, so that the variable never says more than is certain. */
final class GitHubDelivery {

    private static final int LOOKS = 6;

    private final String name;
    private final GitHubSecret secret;
    private final GitHubPatience patience;

    /** What we wrote into the variable ourselves; GitHub may show something older for some seconds yet. */
    private final AtomicReference<@Nullable String> written = new AtomicReference<>();

    /**
     * A delivery into one secret.
     *
     * @param name the sink's name, for messages
     * @param secret the calls
     * @param patience how long to wait for what
     */
    GitHubDelivery(String name, GitHubSecret secret, GitHubPatience patience) {
        this.name = name;
        this.secret = secret;
        this.patience = patience;
    }

    void check() {
        PublicKey key = reading("Secrets", secret::publicKey);
        reading("Variables", () -> {
            secret.listVariables();
            return key;
        });
        seal(key, Secret.of("check"));
    }

    /** Whose token the secret holds, where that is certain. */
    Optional<KeyMark> mark() {
        return reading(
                        "Variables and Secrets",
                        () -> current(() -> fitting(secret.readVariable()), Function.identity()))
                .flatMap(KeyMarkJson::read);
    }

    private Optional<Variable> variable() {
        return current(secret::readVariable, variable -> variable.map(Variable::value));
    }

    /** Looks until it sees what we wrote ourselves, or has looked for so long that another must have changed it. */
    private <T> T current(Supplier<T> look, Function<T, Optional<String>> text) {
        T seen = look.get();
        for (int looks = 1; looks < LOOKS && isOlder(text.apply(seen)); looks++) {
            if (!patience.pause("github.getVariable", looks + 1, Duration.ofSeconds(looks))) {
                break;
            }
            seen = look.get();
        }
        return seen;
    }

    private boolean isOlder(Optional<String> seen) {
        String ours = written.get();
        return ours != null && !seen.equals(Optional.of(ours));
    }

    void put(Delivery delivery) {
        PublicKey key = reading("Secrets", secret::publicKey);
        String sealed = seal(key, delivery.token());
        var before = reading("Variables", this::variable);
        var fitting = reading("Secrets", () -> fitting(before));
        String pending = KeyMarkJson.writePending(delivery.mark());
        try {
            write(pending, before.isPresent());
        } catch (MailkeysException failed) {
            String what = "the variable was not written, and the secret is as it was";
            throw failure(Kind.UNCHANGED, what, "Variables", failed);
        }
        putSecret(sealed, key, fitting);
        try {
            String mark = KeyMarkJson.write(delivery.mark());
            write(mark, true);
            written.set(mark);
        } catch (MailkeysException failed) {
            throw failure(Kind.UNKNOWN, "the secret was written, but not whose it is", "Variables", failed);
        }
    }

    private void putSecret(String sealed, PublicKey key, Optional<String> fitting) {
        try {
            patience.call(() -> {
                secret.putSecret(sealed, key);
                return key;
            });
        } catch (MailkeysException failed) {
            if (failed.mayHaveTakenEffect()) {
                throw failure(Kind.UNKNOWN, "the secret may have been written", "Secrets", failed);
            }
            fitting.ifPresent(this::restore);
            throw failure(Kind.UNCHANGED, "the secret was not written", "Secrets", failed);
        }
    }

    /** The secret is as it was, so what was said of it before holds again. */
    private void restore(String variable) {
        try {
            write(variable, true);
        } catch (MailkeysException alsoFailed) {
            // Without it nothing is said of the secret, which is true; the first failure is what the caller must know.
        }
    }

    private void write(String variable, boolean isThere) {
        written.set(null);
        patience.call(() -> {
            secret.putVariable(variable, isThere);
            return variable;
        });
    }

    /** The variable's value, if the secret was not written after it. */
    private Optional<String> fitting(Optional<Variable> variable) {
        var written = variable.flatMap(Variable::updated);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> secretWritten = secret.secretUpdated();
        boolean fits = secretWritten.isPresent() && !secretWritten.get().isAfter(written.get());
        return variable.map(Variable::value).filter(value -> fits);
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
        String advice = failed instanceof ApiException refused ? GitHub.advice(refused, permission) : "";
        return new SinkException(kind, name + ": " + what + ". " + failed.getMessage() + advice, failed);
    }
}
