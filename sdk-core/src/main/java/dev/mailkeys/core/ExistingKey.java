package dev.mailkeys.core;

import java.util.Objects;

/**
 * The key that already has the name that was asked for, as a provider names it in a conflict.
 *
 * @param id the key's id
 * @param name the key's name; empty if the provider did not say
 */
public record ExistingKey(String id, String name) {

    /**
     * Creates one. No argument may be null.
     *
     * @param id the key's id
     * @param name the key's name
     */
    public ExistingKey {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(name, "name must not be null");
    }
}
