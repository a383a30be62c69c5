package dev.mailkeys.testkit.http;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes tokens and ids of the providers' shapes. Guarded by the provider's lock. */
public final class Tokens {
    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    /** As long as tokens are; what a provider's look like is nobody's business here. */
    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_-]{32,}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Queue<String> wanted = new ArrayDeque<>();
    private final Supplier<String> shape;

    public Tokens(Supplier<String> shape) {
        this.shape = shape;
    }

    public static String lettersAndDigits(int length) {
        return random(LETTERS_AND_DIGITS, length);
    }

    public static String hex(int length) {
        return random("0123456789abcdef", length);
    }

    public static String upperHex(int length) {
        return random("0123456789ABCDEF", length);
    }

    /** Hides what may be a token, by its length. */
    public static String mask(String text) {
        return LONG.matcher(text).replaceAll("***");
    }

    /** The token that the next issue must give. */
    public void next(String token) {
        wanted.add(token);
    }

    public String issue() {
        return wanted.isEmpty() ? shape.get() : wanted.remove();
    }

    private static String random(String alphabet, int length) {
        return RANDOM.ints(length, 0, alphabet.length())
                .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                .collect(Collectors.joining());
    }
}
