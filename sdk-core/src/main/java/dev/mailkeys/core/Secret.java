package dev.mailkeys.core;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.secret.NotForGson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A credential that does not give itself away: it prints as {@code ***}, compares in constant time, and leaves only
 * through {@link #reveal()}.
 *
 * <p>It is not {@link java.io.Serializable}, and an object mapper that is asked to write one fails instead of printing
 * it. It does not wipe itself from memory: a Java {@code String} that held the token before may still be on the heap.
 */
public final class Secret {

    /** Mixed into every hash code, so that a hash code seen in a log is no help in guessing the value. */
    private static final int HASH_NONCE = Long.hashCode(System.nanoTime());

    /** Transient for mappers that go by fields: they leave out what is transient. */
    private final transient String value;

    @SuppressWarnings({"unused", "FieldCanBeStatic", "FieldCanBeLocal"}) // Mappers look at it.
    private final NotForGson.Marker notForGson = NotForGson.Marker.MARKER;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a credential.
     *
     * @param value the credential, exactly as the provider gave it; surrounding white space is not trimmed
     * @return the secret
     * @throws IllegalArgumentException if {@code value} is empty
     */
    public static Secret of(String value) {
        Objects.requireNonNull(value, "value must not be null");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A secret must not be empty.");
        }
        return new Secret(value);
    }

    /**
     * Reads a credential from an environment variable.
     *
     * @param variable the variable's name, such as {@code JETEMAIL_API_KEY}
     * @return the secret
     * @throws IllegalStateException if the variable is not set or is blank; the message names the variable
     */
    public static Secret fromEnv(String variable) {
        Objects.requireNonNull(variable, "variable must not be null");
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "The environment variable " + variable + " is not set. Set it to the credential, and try again.");
        }
        return new Secret(value.strip());
    }

    /**
     * Gives the credential itself. Every place where a secret leaves this library is a call of this method.
     *
     * @return the value that was wrapped
     */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8(value), utf8(secret.value));
    }

    @Override
    public int hashCode() {
        return Objects.hash(HASH_NONCE, value);
    }

    /** Always {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }

    /** Stops any Jackson mapper, whatever its visibility rules, before it can write the value. */
    @JsonValue
    private String refuseToBeWritten() {
        throw new IllegalStateException("A Secret is not written as JSON. Call reveal() where the value must leave.");
    }

    /** Stops any mapper before it writes anything of settings, which may hold secrets. */
    static RuntimeException refusal(String settings) {
        return new IllegalStateException(
                settings + " may hold a Secret, which is not written as JSON: nothing was written."
                        + " Write the values that you need one by one, and call reveal() where a secret must leave.");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
