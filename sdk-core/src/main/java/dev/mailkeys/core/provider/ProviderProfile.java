package dev.mailkeys.core.provider;

import dev.mailkeys.core.Model;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** What sets one provider apart from another before the first call: its address, its credential, its limits. */
@Value.Immutable
@Model
public abstract class ProviderProfile {

    /** For generated code. */
    ProviderProfile() {}

    /**
     * The provider's name as it stands in operations.
     *
     * @return one lower-case word, such as {@code jetemail}
     */
    public abstract String name();

    /**
     * The address that paths are appended to unless the settings name another.
     *
     * @return the address, with the version if the provider has one
     */
    public abstract URI baseUrl();

    /**
     * How the provider wants the management credential.
     *
     * @return the scheme
     */
    public abstract Auth auth();

    /**
     * What the provider's tokens look like. Text that comes from the provider is redacted of everything of these
     * shapes, so that an error which echoes a token never seen before does not carry it further. Each pattern must run
     * in linear time.
     *
     * @return the shapes, the most specific first
     */
    public abstract List<Pattern> tokenShapes();

    /**
     * How the provider's errors are read.
     *
     * @return the reader
     */
    public abstract ErrorReader errors();

    /**
     * How many requests a minute the provider allows.
     *
     * @return the pace; 0 for no limit
     */
    @Value.Default
    public int callsPerMinute() {
        return 0;
    }

    /**
     * How many requests at once the provider allows.
     *
     * @return the bound; 20 unless set
     */
    @Value.Default
    public int maxConcurrentCalls() {
        return 20;
    }

    /**
     * The time after which the provider ends any request.
     *
     * @return the longest attempt that makes sense; a day unless set
     */
    @Value.Default
    public Duration longestAttempt() {
        return Duration.ofDays(1);
    }

    /**
     * Starts a profile.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ProviderProfile}. Not safe to share between threads. */
    public static class Builder extends ImmutableProviderProfile.Builder {
        Builder() {}
    }
}
