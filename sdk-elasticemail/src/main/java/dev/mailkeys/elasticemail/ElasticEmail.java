package dev.mailkeys.elasticemail;

import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What sets Elastic Email apart before the first call. */
final class ElasticEmail {

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    "elasticemail",
                    URI.create("https://api.elasticemail.com/v4"),
                    Auth.header("X-ElasticEmail-ApiKey"),
                    List.of(Pattern.compile("[0-9A-Fa-f-]{20,}+")),
                    ErrorReader.of(ErrorBody.class, ElasticEmail::error))
            .withConcurrency(20, Duration.ofSeconds(600));

    private static final Pattern FIFTEEN_KEYS = Pattern.compile("\\b15\\s(\\w{1,20}\\s)?api\\s?keys?\\b");
    private static final Pattern LIMIT = Pattern.compile("\\b(limit|limited|maximum|at most|up to|more than)\\b");

    private ElasticEmail() {}

    private static ProviderError error(int status, ErrorBody body) {
        String message =
                body.error().filter(text -> !text.isBlank()).or(body::message).orElse("");
        return ProviderError.of(kind(status, message), message);
    }

    private static ErrorKind kind(int status, String message) {
        ErrorKind kind = ErrorKind.ofStatus(status);
        if (kind == ErrorKind.BAD_REQUEST) {
            return kindOfBadRequest(message);
        }
        boolean mayBeKeyLimit = kind == ErrorKind.FORBIDDEN || kind == ErrorKind.CONFLICT;
        return mayBeKeyLimit && isKeyLimit(message) ? ErrorKind.KEY_LIMIT : kind;
    }

    /**
     * Elastic Email answers 400 to a bad key and to a missing access level too, and only the text tells them apart. The
     * two texts were seen from version 2 of its API, whole and alone; no document lists those of version 4. So they
     * count only as the whole message, and every other text stays a bad request.
     */
    private static ErrorKind kindOfBadRequest(String message) {
        return switch (simplified(message)) {
            case "incorrect apikey" -> ErrorKind.UNAUTHORIZED;
            case "access denied" -> ErrorKind.FORBIDDEN;
            default -> isKeyLimit(message) ? ErrorKind.KEY_LIMIT : ErrorKind.BAD_REQUEST;
        };
    }

    /**
     * Whether the text names the limit of 15 keys that the help page gives. How version 4 words it, or whether it
     * enforces it, is not documented: anything less plain may be about something else, such as the length of a name.
     */
    private static boolean isKeyLimit(String message) {
        String text = simplified(message);
        return FIFTEEN_KEYS.matcher(text).find() && LIMIT.matcher(text).find();
    }

    private static String simplified(String message) {
        String text = message.strip().toLowerCase(Locale.ROOT);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
