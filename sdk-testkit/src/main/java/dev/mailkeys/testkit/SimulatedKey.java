package dev.mailkeys.testkit;

import java.util.Objects;

/**
 * A key that exists in a simulator, seen from the inside.
 *
 * @param id what stays the same over a rotation: JetEmail's uuid, Emailit's id, Elastic Email's name
 * @param name the key's name
 * @param token the secret, in clear; {@link #toString()} masks it
 */
public record SimulatedKey(String id, String name, String token) {

    /**
     * Creates one. No argument may be null.
     *
     * @param id what stays the same over a rotation: JetEmail's uuid, Emailit's id, Elastic Email's name
     * @param name the key's name
     * @param token the secret, in clear
     */
    public SimulatedKey {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(token, "token must not be null");
    }

    /** The key without its token. */
    @Override
    public String toString() {
        return "SimulatedKey[id=" + id + ", name=" + name + ", token=***]";
    }
}
