package dev.mailkeys.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place of a token in a file. */
@FunctionalInterface
interface SecretFormat {

    /** Reads the token, or says why there certainly is none. */
    Secret read(byte[] content) throws NoSecretException;

    /** There is no token. */
    final class NoSecretException extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;

        NoSecretException(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** The reason, as the end of a sentence. Quotes nothing of the file. */
        String reason() {
            return reason;
        }
    }

    /** The file as a whole, without white space around it. */
    static SecretFormat whole() {
        return content -> secret(new String(content, UTF_8).strip(), "it is empty");
    }

    /** A variable of a dotenv file. */
    static SecretFormat variable(String name) {
        var lines =
                Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?" + Pattern.quote(name) + "[ \\t]*=[ \\t]*(.*?)\\s*$");
        var plain = Pattern.compile("'([^']*)'|\"([^\"\\\\$`]*)\"|([^\\s'\"\\\\$`#]*)");
        return content -> {
            Optional<String> last = lines.matcher(new String(content, UTF_8))
                    .results()
                    .map(line -> line.group(1))
                    .reduce((first, second) -> second);
            var value = plain.matcher(last.orElseThrow(() -> new NoSecretException("it does not set " + name)));
            if (!value.matches()) {
                throw new NoSecretException("programs do not agree on the value that it sets " + name + " to");
            }
            return secret(value(value.toMatchResult()), name + " is empty in it");
        };
    }

    private static String value(MatchResult quotedOrBare) {
        for (int group = 1; group < 3; group++) {
            if (quotedOrBare.group(group) != null) {
                return quotedOrBare.group(group);
            }
        }
        return quotedOrBare.group(3);
    }

    /** A field of a JSON file, by the names that lead to it. */
    static SecretFormat field(List<String> path) {
        return content -> {
            @Nullable
            Object here = Json.ifReadable(content, Map.class)
                    .orElseThrow(() -> new NoSecretException("it is no JSON object"));
            for (String name : path) {
                here = here instanceof Map<?, ?> object ? object.get(name) : null;
            }
            if (!(here instanceof String text)) {
                throw new NoSecretException("it has no text at " + String.join(".", path));
            }
            return secret(text, "the text at " + String.join(".", path) + " is empty");
        };
    }

    private static Secret secret(String text, String ifEmpty) throws NoSecretException {
        if (text.isBlank()) {
            throw new NoSecretException(ifEmpty);
        }
        return Secret.of(text);
    }
}
