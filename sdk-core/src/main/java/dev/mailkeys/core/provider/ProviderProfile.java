package dev.mailkeys.core.provider;

import dev.mailkeys.core.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What sets one provider apart from another before the first call: its address, its credential, its limits. Immutable.
 *
 * @param name the provider's name as it stands in operations: one lower-case word, such as {@code jetemail}
 * @param baseUrl the address that paths are appended to unless the settings name another, with the version if the
 *     provider has one
 * @param auth how the provider wants the management credential
 * @param tokenShapes what the provider's tokens look like, the most specific first. Text that comes from the provider is
 *     redacted of everything of these shapes, so that an error which echoes a token never seen before does not carry it
 *     further. Each pattern must run in linear time
 * @param errors how the provider's errors are read
 * @param rateLimits how many requests the provider allows in what time; empty for no limit
 * @param pause how long the provider turns everything away after too many; zero if it is not known
 * @param maxConcurrentCalls how many requests at once the provider allows
 * @param longestAttempt the time after which the provider ends any request
 */
public record ProviderProfile(
        String name,
        URI baseUrl,
        Auth auth,
        List<Pattern> tokenShapes,
        ErrorReader errors,
        List<RateLimit> rateLimits,
        Duration pause,
        int maxConcurrentCalls,
        Duration longestAttempt) {

    /**
     * A provider that names no limits: any number of requests a minute, 20 at once, each as long as a day.
     *
     * @param name the provider's name
     * @param baseUrl the address that paths are appended to
     * @param auth how the provider wants the management credential
     * @param tokenShapes what the provider's tokens look like
     * @param errors how the provider's errors are read
     * @return the profile
     */
    public static ProviderProfile of(
            String name, URI baseUrl, Auth auth, List<Pattern> tokenShapes, ErrorReader errors) {
        return new ProviderProfile(
                name,
                baseUrl,
                auth,
                List.copyOf(tokenShapes),
                errors,
                List.of(),
                Duration.ZERO,
                20,
                Duration.ofDays(1));
    }

    /**
     * The same provider with one more limit of requests in a time. All of them hold at once.
     *
     * @param calls how many requests the provider allows
     * @param window in how long a time
     * @return the profile
     */
    public ProviderProfile withCalls(int calls, Duration window) {
        var more = new ArrayList<>(rateLimits);
        more.add(new RateLimit(calls, window));
        return new ProviderProfile(
                name, baseUrl, auth, tokenShapes, errors, List.copyOf(more), pause, maxConcurrentCalls, longestAttempt);
    }

    /**
     * The same provider, called with another kind of token. Its limits hold for these calls too.
     *
     * @param other how requests are authenticated
     * @return the profile
     */
    public ProviderProfile withAuth(Auth other) {
        return new ProviderProfile(
                name, baseUrl, other, tokenShapes, errors, rateLimits, pause, maxConcurrentCalls, longestAttempt);
    }

    /**
     * The same provider with a pause after too many requests. It is waited for where the provider asks for a wait in words that
     * can't be understood.
     *
     * @param length how long the provider turns everything away
     * @return the profile
     */
    public ProviderProfile withPause(Duration length) {
        return new ProviderProfile(
                name, baseUrl, auth, tokenShapes, errors, rateLimits, length, maxConcurrentCalls, longestAttempt);
    }

    /**
     * The same provider with limits of requests at once and of the time that each may take.
     *
     * @param atOnce how many the provider allows at once
     * @param longest the time after which the provider ends any request
     * @return the profile
     */
    public ProviderProfile withConcurrency(int atOnce, Duration longest) {
        return new ProviderProfile(name, baseUrl, auth, tokenShapes, errors, rateLimits, pause, atOnce, longest);
    }
}
