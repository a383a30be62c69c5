package dev.mailkeys.core.provider;

import dev.mailkeys.core.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * @param words what errors call it and what it keeps
 * @param headers where its answers say what errors tell
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
        Duration longestAttempt,
        Words words,
        Headers headers) {

    /**
     * Creates one. No argument may be null.
     *
     * @param name the provider's name as it stands in operations: one lower-case word, such as {@code jetemail}
     * @param baseUrl the address that paths are appended to unless the settings name another, with the version if the
     *     provider has one
     * @param auth how the provider wants the management credential
     * @param tokenShapes what the provider's tokens look like, the most specific first. Text that comes from the provider is
     *     redacted of everything of these shapes, so that an error which echoes a token never seen before does not carry it
     *     further. Each pattern must run in linear time
     * @param errors how the provider's errors are read
     * @param rateLimits how many requests the provider allows in what time
     * @param pause how long the provider turns everything away after too many
     * @param maxConcurrentCalls how many requests at once the provider allows
     * @param longestAttempt the time after which the provider ends any request
     * @param words what errors call it and what it keeps
     * @param headers where its answers say what errors tell
     */
    public ProviderProfile {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(baseUrl, "baseUrl must not be null");
        Objects.requireNonNull(auth, "auth must not be null");
        Objects.requireNonNull(tokenShapes, "tokenShapes must not be null");
        Objects.requireNonNull(errors, "errors must not be null");
        Objects.requireNonNull(rateLimits, "rateLimits must not be null");
        Objects.requireNonNull(pause, "pause must not be null");
        Objects.requireNonNull(longestAttempt, "longestAttempt must not be null");
        Objects.requireNonNull(words, "words must not be null");
        Objects.requireNonNull(headers, "headers must not be null");
    }

    /**
     * What errors call whom they are about.
     *
     * @param server the one that answers: {@code the provider}, {@code Vault}
     * @param holding what to look at where nobody knows whether a call took effect: {@code the keys}, {@code the secret}
     */
    public record Words(String server, String holding) {

        /**
         * Creates one. No argument may be null.
         *
         * @param server the one that answers: {@code the provider}, {@code Vault}
         * @param holding what to look at where nobody knows whether a call took effect: {@code the keys}, {@code the secret}
         */
        public Words {
            Objects.requireNonNull(server, "server must not be null");
            Objects.requireNonNull(holding, "holding must not be null");
        }

        static final Words OF_PROVIDERS = new Words("the provider", "the keys");
    }

    /**
     * The headers of its answers by which errors tell more.
     *
     * @param requestId the one under whose value the server finds a call
     * @param permissions the one that says with a 403 what a credential must be allowed; empty for none
     */
    public record Headers(String requestId, String permissions) {

        /**
         * Creates one. No argument may be null.
         *
         * @param requestId the one under whose value the server finds a call
         * @param permissions the one that says with a 403 what a credential must be allowed
         */
        public Headers {
            Objects.requireNonNull(requestId, "requestId must not be null");
            Objects.requireNonNull(permissions, "permissions must not be null");
        }

        static final Headers USUAL = new Headers("X-Request-Id", "");
    }

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
        Objects.requireNonNull(tokenShapes, "tokenShapes must not be null");
        return new ProviderProfile(
                name,
                baseUrl,
                auth,
                List.copyOf(tokenShapes),
                errors,
                List.of(),
                Duration.ZERO,
                20,
                Duration.ofDays(1),
                Words.OF_PROVIDERS,
                Headers.USUAL);
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
        return with(auth, List.copyOf(more), pause, words, headers);
    }

    /**
     * The same provider, called with another kind of token. Its limits hold for these calls too.
     *
     * @param other how requests are authenticated
     * @return the profile
     */
    public ProviderProfile withAuth(Auth other) {
        Objects.requireNonNull(other, "other must not be null");
        return with(other, rateLimits, pause, words, headers);
    }

    /**
     * The same provider with a pause after too many requests. It is waited for where the provider asks for a wait in words that
     * can't be understood.
     *
     * @param length how long the provider turns everything away
     * @return the profile
     */
    public ProviderProfile withPause(Duration length) {
        Objects.requireNonNull(length, "length must not be null");
        return with(auth, rateLimits, length, words, headers);
    }

    /**
     * The same server under the name that people know it by, for one that is no provider of keys: a store of secrets.
     *
     * @param other what errors call it and what it keeps
     * @return the profile
     */
    public ProviderProfile withWords(Words other) {
        Objects.requireNonNull(other, "other must not be null");
        return with(auth, rateLimits, pause, other, headers);
    }

    /**
     * The same provider with headers of its own.
     *
     * @param other where its answers say what errors tell
     * @return the profile
     */
    public ProviderProfile withHeaders(Headers other) {
        Objects.requireNonNull(other, "other must not be null");
        return with(auth, rateLimits, pause, words, other);
    }

    /**
     * The same provider with limits of requests at once and of the time that each may take.
     *
     * @param atOnce how many the provider allows at once
     * @param longest the time after which the provider ends any request
     * @return the profile
     */
    public ProviderProfile withConcurrency(int atOnce, Duration longest) {
        Objects.requireNonNull(longest, "longest must not be null");
        return new ProviderProfile(
                name, baseUrl, auth, tokenShapes, errors, rateLimits, pause, atOnce, longest, words, headers);
    }

    private ProviderProfile with(Auth by, List<RateLimit> limits, Duration length, Words called, Headers told) {
        return new ProviderProfile(
                name,
                baseUrl,
                by,
                tokenShapes,
                errors,
                limits,
                length,
                maxConcurrentCalls,
                longestAttempt,
                called,
                told);
    }
}
