package dev.mailkeys.testkit;

/**
 * A key that exists in a simulator, seen from the inside.
 *
 * @param id what stays the same over a rotation: JetEmail's uuid, Emailit's id, Elastic Email's name
 * @param name the key's name
 * @param token the secret, in clear; {@link #toString()} masks it
 */
public record SimulatedKey(String id, String name, String token) {
    /** The key without its token. */
    @Override
    public String toString() {
        return "SimulatedKey[id=" + id + ", name=" + name + ", token=***]";
    }
}
