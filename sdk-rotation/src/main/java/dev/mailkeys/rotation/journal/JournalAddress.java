package dev.mailkeys.rotation.journal;

import dev.mailkeys.core.Secret;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database with journals is, and who asks for them. Its text shows no password.
 *
 * @param url the address, such as {@code jdbc:postgresql://db.example.com/mailkeys}; without a password
 * @param user the user's name there; empty where the address or the driver says it
 * @param password the user's password; empty where none is needed
 */
public record JournalAddress(String url, Optional<String> user, Optional<Secret> password) {

    /** As a parameter of any such name, or before the host. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)[?&;][^=&;]*(?:password|passwd|pwd|secret)[^=&;]*=|//[^/?#]*:[^/?#]*@");

    /**
     * Refuses an address with a password in it.
     *
     * @param url the address
     * @param user the user's name there
     * @param password the user's password
     * @throws IllegalArgumentException if the address holds one; the message does not repeat it
     */
    public JournalAddress {
        Objects.requireNonNull(url, "url must not be null");
        Objects.requireNonNull(user, "user must not be null");
        Objects.requireNonNull(password, "password must not be null");
        if (holdsPassword(url)) {
            throw new IllegalArgumentException("The address of a database must not hold a password: give it apart.");
        }
    }

    /**
     * Whether an address holds a password, or something by the name of one.
     *
     * @param url the address
     * @return whether it does; then it belongs in no message
     */
    public static boolean holdsPassword(String url) {
        Objects.requireNonNull(url, "url must not be null");
        return PASSWORD.matcher(url).find();
    }
}
