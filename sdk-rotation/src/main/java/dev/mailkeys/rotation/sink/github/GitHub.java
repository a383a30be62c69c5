package dev.mailkeys.rotation.sink.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** GitHub's REST API as far as a sink needs it. Without a header that says so, GitHub speaks version 2022-11-28. */
final class GitHub {

    /** Not {@code GITHUB_TOKEN}, which a workflow is given and which can't write secrets. */
    static final String CREDENTIAL = "MAILKEYS_GITHUB_TOKEN";

    /** Set in every workflow, also on servers of one's own. */
    static final String URL = "GITHUB_API_URL";

    private static final List<Pattern> TOKENS =
            List.of(Pattern.compile("github_pat_[A-Za-z0-9_]{4,}+"), Pattern.compile("gh[a-z]_[A-Za-z0-9_.-]{4,}+"));

    /** Where a former name redirects to: a repository's number. Only the number is used, never the address. */
    private static final Pattern BY_ID = Pattern.compile(".*/repositories/([0-9]{1,18})(?:[/?].*)?");

    static final SinkServer SERVER = new SinkServer("github", "GitHub", URI.create("https://api.github.com"), URL);

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    SERVER.name(), SERVER.address(), Auth.bearer(), TOKENS, ErrorReader.of(Refusal.class, GitHub::read))
            .withWords(new ProviderProfile.Words(SERVER.title(), "the secret and its variable"))
            .withHeaders(new ProviderProfile.Headers("X-GitHub-Request-Id", "X-Accepted-GitHub-Permissions"));

    private GitHub() {}

    /**
     * GitHub answers 403 to a missing permission and to too many calls; its message, or the time to retry after, tells
     * which.
     */
    static boolean isRateLimit(ApiException refused) {
        return refused instanceof RateLimitedException
                || refused.status() == 403 && refused.retryAfter().isPresent();
    }

    /** Whether the repository or organization has another name now. */
    static boolean isMoved(ApiException refused) {
        return refused.status() >= 301 && refused.status() <= 308;
    }

    /** The number of the repository that a former name redirects to, if GitHub says it. */
    static Optional<String> movedTo(ApiException refused) {
        return refused.details().stream()
                .map(BY_ID::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }

    private static ProviderError read(int status, Refusal body) {
        String message = body.message().orElse("");
        boolean tooMany = status == 403 && message.toLowerCase(Locale.ROOT).contains("rate limit");
        ErrorKind kind = tooMany ? ErrorKind.RATE_LIMITED : ErrorKind.ofStatus(status);
        return new ProviderError(kind, message, body.details(), Optional.empty(), Optional.empty());
    }

    /**
     * What GitHub says when it refuses.
     *
     * @param message its words
     * @param url of a redirect, where it leads to
     * @param errors of a 422, what is wrong with which field: objects, or texts
     */
    record Refusal(
            @JsonProperty("message") Optional<String> message,
            @JsonProperty("url") Optional<String> url,
            @JsonProperty("errors") Optional<Object> errors) {

        List<String> details() {
            Stream<String> wrong = errors.stream()
                    .flatMap(all -> all instanceof List<?> list ? list.stream() : Stream.of(all))
                    .map(Refusal::words);
            return Stream.concat(url.stream(), wrong)
                    .filter(words -> !words.isBlank())
                    .toList();
        }

        private static String words(Object error) {
            return error instanceof Map<?, ?> fields
                    ? Stream.of("field", "code", "message")
                            .map(fields::get)
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .collect(Collectors.joining(" "))
                    : String.valueOf(error);
        }
    }
}
