package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;

/**
 * How a provider wants the management credential: in which header, and after which word.
 *
 * @param header the header's name
 * @param prefix what stands before the credential in the header's value, with its space; empty for nothing
 */
public record Auth(String header, String prefix) {

    /**
     * {@code Authorization: Bearer …}.
     *
     * @return the scheme
     */
    public static Auth bearer() {
        return new Auth("Authorization", "Bearer ");
    }

    /**
     * A header of the provider's own, with the credential alone as its value.
     *
     * @param name the header's name
     * @return the scheme
     */
    public static Auth header(String name) {
        return new Auth(name, "");
    }

    Secret value(Secret credential) {
        return Secret.of(prefix + credential.reveal());
    }
}
