package dev.mailkeys.elasticemail;

import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.TokenKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What sets Elastic Email apart before the first call. */
public final class ElasticEmail implements ProviderDescriptor {

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    "elasticemail",
                    URI.create("https://api.elasticemail.com/v4"),
                    Auth.header("X-ElasticEmail-ApiKey"),
                    List.of(Pattern.compile("[0-9A-Fa-f-]{20,}+")),
                    ErrorReader.of(ErrorBody.class, ElasticEmail::error))
            .withConcurrency(20, Duration.ofSeconds(600));

    private static final Pattern FIFTEEN_KEYS = Pattern.compile("\\b15\\s(\\w{1,20}\\s)?api\\s?keys?\\b");
    private static final Pattern LIMIT = Pattern.compile("\\b(limit|limited|maximum|at most|up to|more than)\\b");

    /** Verbs whose answer holds a token. */
    private static final Set<String> TOKEN_VERBS = Set.of("create", "subaccountKey");

    private static final Map<String, String> ADVICE = Map.of(
            "create",
            "Run \"mailkeys elasticemail list\". If there is a key of that name, its token can't be"
                    + " read again: delete it and create again.",
            "update",
            "Repeating it does no harm. Run the same command again, then check the key with list.",
            "replace",
            "Repeating it does no harm. Run the same command again, then check the key with list.",
            "subaccountKey",
            "Nothing is known to be lost. It is not documented whether another call makes another key.",
            "delete",
            "Run \"mailkeys elasticemail list\": if the key is still there, delete it again.");

    private static final List<TokenKind> KINDS =
            List.of(new TokenKind(Pattern.compile("[0-9A-Fa-f]{96}"), "a key of Elastic Email's", true));

    /** Found by {@link java.util.ServiceLoader}. */
    public ElasticEmail() {}

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public String title() {
        return "Elastic Email";
    }

    @Override
    public List<TokenKind> tokenKinds() {
        return KINDS;
    }

    @Override
    public String rightsOfAList() {
        return "may list keys (ViewAccessTokens); whether it may change them (ModifyAccessTokens) shows when it does";
    }

    @Override
    public Optional<String> advice(String verb, Doubt doubt) {
        Objects.requireNonNull(verb, "verb must not be null");
        Objects.requireNonNull(doubt, "doubt must not be null");
        if (doubt == Doubt.TOKEN_LOST && !TOKEN_VERBS.contains(verb)) {
            return Optional.empty();
        }
        return Optional.ofNullable(ADVICE.get(verb));
    }

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
