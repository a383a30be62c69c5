package dev.mailkeys.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one reader of a token has left: that it uses this token now, and no earlier one any more. Holds no token.
 *
 * <p>It names the token by 32 bits of a hash: enough to tell one token from the next, too few to find one. All readers
 * leave the same 32 bits for the same token, so many marks reveal no more than one.
 *
 * <p>Anyone who can write its folder can write a mark: it is a claim.
 *
 * @param reader who has left it
 * @param fingerprint which token it is about: eight hexadecimal digits
 * @param seen when it was left, by the clock of the reader's machine
 */
public record ReaderMark(String reader, String fingerprint, Instant seen) {

    private static final Pattern READER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern FILE = Pattern.compile("\\A(" + READER + ")~([0-9a-f]{8})");
    private static final int BYTES = 4;

    /**
     * Checks that all is said.
     *
     * @param reader who has left it
     * @param fingerprint which token it is about
     * @param seen when it was left
     */
    public ReaderMark {
        Objects.requireNonNull(reader, "reader must not be null");
        Objects.requireNonNull(fingerprint, "fingerprint must not be null");
        Objects.requireNonNull(seen, "seen must not be null");
    }

    /**
     * Whether the reader uses this token.
     *
     * @param token a token
     * @return whether the mark is about it; of two tokens in four thousand million it may be either
     */
    public boolean shows(Secret token) {
        return fingerprint.equals(fingerprintOf(Objects.requireNonNull(token, "token must not be null")));
    }

    /** The name of the file that is a mark. */
    static String fileName(String reader, Secret token) {
        return requireName(reader) + "~" + fingerprintOf(Objects.requireNonNull(token, "token must not be null"));
    }

    /** The mark that a file of this name is; empty where it is none. */
    static Optional<ReaderMark> of(String fileName, Instant seen) {
        Matcher mark = FILE.matcher(fileName);
        return mark.matches() ? Optional.of(new ReaderMark(mark.group(1), mark.group(2), seen)) : Optional.empty();
    }

    static String requireName(String reader) {
        Objects.requireNonNull(reader, "reader must not be null");
        if (!READER.matcher(reader).matches()) {
            throw new IllegalArgumentException(
                    "A reader's name is made of letters, digits, dots, dashes and underscores,"
                            + " begins with a letter or a digit, and has 100 characters at most.");
        }
        return reader;
    }

    private static String fingerprintOf(Secret token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("mailkeys reader mark " + token.reveal()).getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
