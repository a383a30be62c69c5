package dev.mailkeys.core.pace;

/** The account whose calls are counted: one management credential at one address of one provider. */
@FunctionalInterface
public interface PacedAccount {

    /**
     * A name to keep its calls under. It is made of the credential and of the key together: someone who sees only
     * names can't try credentials on them. All who share a pace must use the same key.
     *
     * @param key at least 16 random bytes, made once and kept as a secret where the calls are kept
     * @return 32 hexadecimal digits
     */
    String name(byte[] key);
}
