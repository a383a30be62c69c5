package dev.mailkeys.emailit;

import dev.mailkeys.core.ExistingKey;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.emailit.ErrorBody.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what Emailit says when it refuses, in each of its shapes: {@code error} is a text, or an object with a
 * {@code message} in older documents, or the name of the status beside a {@code message}; {@code details} or
 * {@code errors} go with a validation, {@code existing} with a conflict, {@code retry_after} with a rate limit.
 */
final class EmailitErrors {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,40})?");

    private EmailitErrors() {}

    static ProviderError read(int status, ErrorBody body) {
        return new ProviderError(
                ErrorKind.ofStatus(status), message(body), details(body), retryAfter(body), existing(body));
    }

    private static String message(ErrorBody body) {
        return Stream.of(body.error(), body.message())
                .flatMap(Optional::stream)
                .map(Words::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(": "));
    }

    /** A {@code message} that is a list holds details too. */
    private static List<String> details(ErrorBody body) {
        return Stream.of(body.details(), body.errors(), body.message())
                .flatMap(Optional::stream)
                .flatMap(words -> words.lines().stream())
                .toList();
    }

    /** Rounded up, because a retry that comes too early is refused again. */
    private static Optional<Duration> retryAfter(ErrorBody body) {
        return body.retryAfter()
                .or(() -> body.error().flatMap(Words::retryAfter))
                .filter(seconds -> SECONDS.matcher(seconds).matches())
                .map(seconds -> Duration.ofSeconds((long) Math.ceil(Double.parseDouble(seconds))));
    }

    private static Optional<ExistingKey> existing(ErrorBody body) {
        return body.existing()
                .flatMap(key -> text(key.id())
                        .map(id -> new ExistingKey(id, text(key.name()).orElse(""))));
    }

    private static Optional<String> text(Optional<String> field) {
        return field.filter(text -> !text.isBlank());
    }
}
