package dev.mailkeys.rotation.sink;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** GitHub's REST API as far as a sink needs it. Without a header that says so, GitHub speaks version 2022-11-28. */
final class GitHub {

    /** Not {@code GITHUB_TOKEN}, which a workflow is given and which can't write secrets. */
    static final String CREDENTIAL = "MAILKEYS_GITHUB_TOKEN";

    /** Set in every workflow, also on servers of one's own. */
    static final String URL = "GITHUB_API_URL";

    private static final List<Pattern> TOKENS =
            List.of(Pattern.compile("github_pat_[A-Za-z0-9_]{4,}+"), Pattern.compile("gh[a-z]_[A-Za-z0-9_.-]{4,}+"));

    static final ProviderProfile PROFILE = ProviderProfile.of(
            "github",
            URI.create("https://api.github.com"),
            Auth.bearer(),
            TOKENS,
            ErrorReader.of(Refusal.class, GitHub::read));

    private GitHub() {}

    /** What to do about a refusal. GitHub hides what may not be seen behind a 404. */
    static String advice(ApiException refused, String permission) {
        if (isRateLimit(refused)) {
            return " That is GitHub's rate limit"
                    + refused.retryAfter()
                            .map(wait -> ": try again in " + wait.toSeconds() + " s.")
                            .orElse(": try again in some minutes.");
        }
        return switch (refused.status()) {
            case 401 -> " Is the credential in " + CREDENTIAL + " still valid?";
            case 403 -> " Give the credential the permission " + permission + ", read and write.";
            case 404 ->
                " Are the repository and the environment there, and has the credential the permission " + permission
                        + ", read and write, for them?";
            default -> "";
        };
    }

    /**
     * GitHub answers 403 to a right that is missing and to too many calls; its words tell which, or that it says when to
     * come again.
     */
    static boolean isRateLimit(ApiException refused) {
        return refused instanceof RateLimitedException
                || refused.status() == 403 && refused.retryAfter().isPresent();
    }

    private static ProviderError read(int status, Refusal body) {
        String message = body.message().orElse("");
        boolean tooMany = status == 403 && message.toLowerCase(Locale.ROOT).contains("rate limit");
        return ProviderError.of(tooMany ? ErrorKind.RATE_LIMITED : ErrorKind.ofStatus(status), message);
    }

    /** What GitHub says when it refuses. */
    record Refusal(@JsonProperty("message") Optional<String> message) {}
}
