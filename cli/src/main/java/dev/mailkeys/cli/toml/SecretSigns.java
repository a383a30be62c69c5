package dev.mailkeys.cli.toml;

import dev.mailkeys.cli.text.KnownTokens;
import java.util.regex.Pattern;

/** Signs of a secret in a file that must not hold one. */
final class SecretSigns {

    /** A long run of hexadecimal digits is not a name. */
    private static final Pattern LONG_RUN = Pattern.compile("[0-9A-Fa-f]{64,}");

    /** Names of settings that hold a secret. */
    private static final Pattern NAME = Pattern.compile("(?:.*[-_])?(?:token|api[-_]?key|secret|password)");

    private static final int SHORTEST_TOKEN = 12;

    private SecretSigns() {}

    /** Whether a value holds a token. */
    static boolean isToken(String value) {
        return LONG_RUN.matcher(value).find() || KnownTokens.in(value).anyMatch(SecretSigns::isWhole);
    }

    /** Whether a setting of that name would hold a secret. */
    static boolean isNameOfOne(String key) {
        return NAME.matcher(key).matches();
    }

    /** A token has digits before any hyphen, unlike a name that only begins like a token. */
    private static boolean isWhole(String found) {
        String beginning = found.split("-", 2)[0];
        return beginning.length() >= SHORTEST_TOKEN && beginning.chars().anyMatch(Character::isDigit);
    }
}
