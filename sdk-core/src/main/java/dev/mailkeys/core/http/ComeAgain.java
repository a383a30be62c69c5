package dev.mailkeys.core.http;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import okhttp3.Response;

/** When a server that refused a call accepts it again. */
final class ComeAgain {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /** In the year 2001: a smaller number is a length of time, not a moment. */
    private static final long FIRST_TIME = 1_000_000_000;

    private ComeAgain() {}

    /**
     * As {@code Retry-After} says. GitHub and others instead say, with a refusal, that no call is left and when there
     * will be more: in seconds since 1970, or in seconds from now.
     */
    static String in(Response response) {
        String header = String.join(", ", response.headers("Retry-After"));
        String reset = response.header("X-RateLimit-Reset", "").strip();
        boolean spent = response.header("X-RateLimit-Remaining", "").strip().equals("0");
        if (!header.isBlank()
                || !spent
                || response.code() < 400
                || !SECONDS.matcher(reset).matches()) {
            return header;
        }
        long seconds = Long.parseLong(reset);
        return seconds < FIRST_TIME
                ? reset
                : RFC_1123_DATE_TIME.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }
}
