package dev.mailkeys.core;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of a client, fixed for its life. Whatever is not set has the provider's default. */
public final class ClientSettings {

    private final Optional<URI> baseUrl;
    private final CallSettings calls;
    private final Duration connectTimeout;
    private final Optional<Integer> callsPerMinute;
    private final List<RateLimit> rateLimits;
    private final Optional<Integer> maxConcurrentCalls;
    private final Optional<ProxySettings> proxy;
    private final TlsSettings tls;
    private final Optional<String> userAgent;
    private final int maxResponseBytes;
    private final boolean readOnly;

    private ClientSettings(Builder builder) {
        this.baseUrl = builder.baseUrl;
        this.calls = builder.calls;
        this.connectTimeout = builder.connectTimeout;
        this.callsPerMinute = builder.callsPerMinute;
        this.rateLimits = List.copyOf(builder.rateLimits);
        this.maxConcurrentCalls = builder.maxConcurrentCalls;
        this.proxy = builder.proxy;
        this.tls = builder.tls;
        this.userAgent = builder.userAgent;
        this.maxResponseBytes = builder.maxResponseBytes;
        this.readOnly = builder.readOnly;
    }

    /**
     * The address that the provider's paths are appended to, such as {@code https://api.emailit.com/v2}. The management
     * credential goes to this origin only. Plain {@code http} is refused unless the host is the loopback.
     *
     * @return the address; empty for the provider's own
     */
    public Optional<URI> baseUrl() {
        return baseUrl;
    }

    /**
     * The settings that may also differ from call to call.
     *
     * @return the defaults unless set
     */
    public CallSettings calls() {
        return calls;
    }

    /**
     * The time that making a connection may take.
     *
     * @return 10 s unless set
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * How many requests may go out in any minute, attempts counted one by one. JetEmail blocks a whole account for five
     * minutes, sending included, after more than 240 in a minute: lower this where several programs share an account.
     *
     * @return the pace; 0 for no limit; empty for the provider's own (240 at JetEmail, none elsewhere)
     */
    public Optional<Integer> callsPerMinute() {
        return callsPerMinute;
    }

    /**
     * Limits that hold beside {@link #callsPerMinute()}, such as two requests in any second: a minute's number alone lets a
     * burst through.
     *
     * @return the limits; none unless set
     */
    public List<RateLimit> rateLimits() {
        return rateLimits;
    }

    /**
     * How many requests may be under way at once; further calls wait their turn ({@link CallSettings#turnTimeout()}).
     *
     * @return the bound; 0 for none; empty for the provider's own (20)
     */
    public Optional<Integer> maxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    /**
     * The proxy to go through.
     *
     * @return the proxy; empty for the JVM's own settings
     */
    public Optional<ProxySettings> proxy() {
        return proxy;
    }

    /**
     * Whom to trust, and who to be, when a connection is secured.
     *
     * @return the JVM's own settings unless set
     */
    public TlsSettings tls() {
        return tls;
    }

    /**
     * Text put in front of this library's own in the {@code User-Agent} header, such as {@code my-app/1.4}.
     *
     * @return the text; empty to send this library's own alone
     */
    public Optional<String> userAgent() {
        return userAgent;
    }

    /**
     * The largest answer that is read, in bytes after decompression. A larger one is an error, not an out-of-memory. Of the
     * answer to a create or a rotate, which may hold the only copy of a token, up to 1 MiB is read whatever stands here.
     *
     * @return 32 MiB unless set
     */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * Whether the client may only look. Then a call that changes something, and any whose repetition might, is not sent
     * but ends with a {@link NotSentException} that tells what would have been: a dry run that can't turn into a real
     * one. It holds for the client's life; {@code keys.with(settings)} does not lift it.
     *
     * @return {@code false} unless set
     */
    public boolean readOnly() {
        return readOnly;
    }

    /**
     * The defaults.
     *
     * @return settings in which nothing was set
     */
    public static ClientSettings defaults() {
        return builder().build();
    }

    /**
     * Starts settings.
     *
     * @return a builder in which everything has a default
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ClientSettings}. Not safe to share between threads. */
    public static final class Builder {

        private Optional<URI> baseUrl = Optional.empty();
        private CallSettings calls = CallSettings.builder().build();
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Optional<Integer> callsPerMinute = Optional.empty();
        private List<RateLimit> rateLimits = List.of();
        private Optional<Integer> maxConcurrentCalls = Optional.empty();
        private Optional<ProxySettings> proxy = Optional.empty();
        private TlsSettings tls = TlsSettings.builder().build();
        private Optional<String> userAgent = Optional.empty();
        private int maxResponseBytes = 32 << 20;
        private boolean readOnly = false;

        private Builder() {}

        /**
         * Takes over everything from other settings.
         *
         * @param settings the settings to begin with
         * @return this
         */
        public Builder from(ClientSettings settings) {
            this.baseUrl = settings.baseUrl;
            this.calls = settings.calls;
            this.connectTimeout = settings.connectTimeout;
            this.callsPerMinute = settings.callsPerMinute;
            this.rateLimits = settings.rateLimits;
            this.maxConcurrentCalls = settings.maxConcurrentCalls;
            this.proxy = settings.proxy;
            this.tls = settings.tls;
            this.userAgent = settings.userAgent;
            this.maxResponseBytes = settings.maxResponseBytes;
            this.readOnly = settings.readOnly;
            return this;
        }

        /**
         * Sets {@link ClientSettings#baseUrl()}.
         *
         * @param baseUrl the value
         * @return this
         */
        public Builder baseUrl(URI baseUrl) {
            this.baseUrl = Optional.of(baseUrl);
            return this;
        }

        /**
         * Sets {@link ClientSettings#calls()}.
         *
         * @param calls the value
         * @return this
         */
        public Builder calls(CallSettings calls) {
            this.calls = Objects.requireNonNull(calls, "calls");
            return this;
        }

        /**
         * Sets {@link ClientSettings#connectTimeout()}.
         *
         * @param connectTimeout the value
         * @return this
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
            return this;
        }

        /**
         * Sets {@link ClientSettings#callsPerMinute()}.
         *
         * @param callsPerMinute the value
         * @return this
         */
        public Builder callsPerMinute(int callsPerMinute) {
            this.callsPerMinute = Optional.of(callsPerMinute);
            return this;
        }

        /**
         * Adds to {@link ClientSettings#rateLimits()}.
         *
         * @param more the limits to add
         * @return this
         */
        public Builder addRateLimits(RateLimit... more) {
            this.rateLimits =
                    Stream.concat(rateLimits.stream(), Stream.of(more)).toList();
            return this;
        }

        /**
         * Sets {@link ClientSettings#maxConcurrentCalls()}.
         *
         * @param maxConcurrentCalls the value
         * @return this
         */
        public Builder maxConcurrentCalls(int maxConcurrentCalls) {
            this.maxConcurrentCalls = Optional.of(maxConcurrentCalls);
            return this;
        }

        /**
         * Sets {@link ClientSettings#proxy()}.
         *
         * @param proxy the value
         * @return this
         */
        public Builder proxy(ProxySettings proxy) {
            this.proxy = Optional.of(proxy);
            return this;
        }

        /**
         * Sets {@link ClientSettings#tls()}.
         *
         * @param tls the value
         * @return this
         */
        public Builder tls(TlsSettings tls) {
            this.tls = Objects.requireNonNull(tls, "tls");
            return this;
        }

        /**
         * Sets {@link ClientSettings#userAgent()}.
         *
         * @param userAgent the value
         * @return this
         */
        public Builder userAgent(String userAgent) {
            this.userAgent = Optional.of(userAgent);
            return this;
        }

        /**
         * Sets {@link ClientSettings#maxResponseBytes()}.
         *
         * @param maxResponseBytes the value
         * @return this
         */
        public Builder maxResponseBytes(int maxResponseBytes) {
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /**
         * Sets {@link ClientSettings#readOnly()}.
         *
         * @param readOnly the value
         * @return this
         */
        public Builder readOnly(boolean readOnly) {
            this.readOnly = readOnly;
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the settings
         */
        public ClientSettings build() {
            return new ClientSettings(this);
        }
    }
}
