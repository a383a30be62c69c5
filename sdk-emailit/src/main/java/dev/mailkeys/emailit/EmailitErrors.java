package dev.mailkeys.emailit;

import dev.mailkeys.core.ExistingKey;
import dev.mailkeys.core.provider.ErrorBody;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ProviderError;
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

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,9})?");

    private EmailitErrors() {}

    static ProviderError read(int status, ErrorBody body) {
        return new ProviderError(
                ErrorKind.ofStatus(status), message(body), details(body), retryAfter(body), existing(body));
    }

    private static String message(ErrorBody body) {
        return Stream.of(body.text("error"), body.text("error", "message"), body.text("message"))
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(": "));
    }

    /** A {@code message} that is a list holds details too. */
    private static List<String> details(ErrorBody body) {
        return Stream.of("details", "errors", "message")
                .flatMap(field -> body.texts(field).stream())
                .toList();
    }

    /** Part of a second is rounded up: to come back too early is to be turned away again. */
    private static Optional<Duration> retryAfter(ErrorBody body) {
        return body.text("retry_after")
                .or(() -> body.text("error", "retry_after"))
                .filter(seconds -> SECONDS.matcher(seconds).matches())
                .map(seconds -> Duration.ofSeconds((long) Math.ceil(Double.parseDouble(seconds))));
    }

    private static Optional<ExistingKey> existing(ErrorBody body) {
        return body.text("existing", "id")
                .map(id -> new ExistingKey(id, body.text("existing", "name").orElse("")));
    }
}
