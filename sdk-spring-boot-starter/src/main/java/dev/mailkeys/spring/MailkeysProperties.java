package dev.mailkeys.spring;

import dev.mailkeys.core.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties below {@code mailkeys}. A provider whose {@code api-key} is set has a client as a bean.
 *
 * @param jetemail {@code mailkeys.jetemail.*}
 * @param emailit {@code mailkeys.emailit.*}
 * @param elasticemail {@code mailkeys.elasticemail.*}
 */
@ConfigurationProperties("mailkeys")
public record MailkeysProperties(
        @Nullable Provider jetemail,
        @Nullable Provider emailit,
        @Nullable Provider elasticemail) {

    /**
     * One provider's properties. What is not set has the client's own default.
     *
     * @param apiKey the management credential
     * @param baseUrl the address to call in place of the provider's own, such as a simulator's
     * @param deadline how long a call may take with all its attempts
     * @param attemptTimeout how long one attempt may take
     * @param connectTimeout how long making a connection may take
     * @param maxAttempts how often a call is tried, the first time included
     * @param callsPerMinute how many requests may go out in a minute; 0 for no limit
     * @param maxConcurrentCalls how many requests may be under way at once; 0 for no limit
     * @param proxy the proxy to go through, as {@code host:port}
     */
    public record Provider(
            @Nullable Secret apiKey,
            @Nullable URI baseUrl,
            @Nullable Duration deadline,
            @Nullable Duration attemptTimeout,
            @Nullable Duration connectTimeout,
            @Nullable Integer maxAttempts,
            @Nullable Integer callsPerMinute,
            @Nullable Integer maxConcurrentCalls,
            @Nullable String proxy) {}
}
