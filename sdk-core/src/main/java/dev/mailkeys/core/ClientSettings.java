package dev.mailkeys.core;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.core.secret.NotForGson;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The settings of a client, fixed for its life. Whatever is not set has the provider's default. */
@Value.Immutable
@Model
public abstract class ClientSettings {

    @SuppressWarnings({"unused", "FieldCanBeStatic", "FieldCanBeLocal"}) // Mappers look at it.
    private final NotForGson.Marker notForGson = NotForGson.Marker.MARKER;

    ClientSettings() {}

    /**
     * The address that the provider's paths are appended to, such as {@code https://api.emailit.com/v2}. The management
     * credential goes to this origin only. Plain {@code http} is refused unless the host is the loopback.
     *
     * @return the address; empty for the provider's own
     */
    @Value.Redacted
    public abstract Optional<URI> baseUrl();

    /** The base address as {@link #toString()} may show it: one that may hold a password is refused, but later. */
    @Value.Derived
    String address() {
        return baseUrl().map(ClientSettings::shown).orElse("default");
    }

    /** Where there is no host that can be read, a user's name and password may stand in what takes its place. */
    private static String shown(URI address) {
        boolean plain = address.getRawUserInfo() == null
                && address.getHost() != null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        return plain ? address.toString() : "***";
    }

    /**
     * The settings that may also differ from call to call.
     *
     * @return the defaults unless set
     */
    @Value.Default
    public CallSettings calls() {
        return CallSettings.builder().build();
    }

    /**
     * The time that making a connection may take.
     *
     * @return 10 s unless set
     */
    @Value.Default
    public Duration connectTimeout() {
        return Duration.ofSeconds(10);
    }

    /**
     * How many requests may go out in any minute, attempts counted one by one. JetEmail blocks a whole account for five
     * minutes, sending included, after more than 240 in a minute: lower this where several programs share an account, or let
     * them {@linkplain #sharedPace share the pace}.
     *
     * @return the pace; 0 for no limit; empty for the provider's own (240 at JetEmail, none elsewhere)
     */
    public abstract Optional<Integer> callsPerMinute();

    /**
     * Limits that hold beside {@link #callsPerMinute()}, such as two requests in any second: a minute's number alone lets a
     * burst through.
     *
     * @return the limits; none unless set
     */
    public abstract List<RateLimit> rateLimits();

    /**
     * Where this client and other processes that use its credential count their calls together, so that the limits hold for all
     * of them. A client without limits does not ask it.
     *
     * @return the place; empty to count this client's calls alone
     */
    public abstract Optional<SharedPace> sharedPace();

    /**
     * How many requests may be in progress at once; further calls wait their turn ({@link CallSettings#turnTimeout()}).
     *
     * @return the bound; 0 for none; empty for the provider's own (20)
     */
    public abstract Optional<Integer> maxConcurrentCalls();

    /**
     * The proxy to go through.
     *
     * @return the proxy; empty for the JVM's own settings
     */
    public abstract Optional<ProxySettings> proxy();

    /**
     * Which authorities to trust, and which certificate to show, when a connection is secured.
     *
     * @return the JVM's own settings unless set
     */
    @Value.Default
    public TlsSettings tls() {
        return TlsSettings.builder().build();
    }

    /**
     * Text put in front of this library's own in the {@code User-Agent} header, such as {@code my-app/1.4}.
     *
     * @return the text; empty to send this library's own alone
     */
    public abstract Optional<String> userAgent();

    /**
     * The largest answer that is read, in bytes after decompression. A larger one is an error, not an out-of-memory. Of the
     * answer to a create or a rotate, which may hold the only copy of a token, up to 1 MiB is read whatever stands here.
     *
     * @return 32 MiB unless set
     */
    @Value.Default
    public int maxResponseBytes() {
        return 32 << 20;
    }

    /**
     * Whether the client only reads. Then a call that changes something, or whose repetition might, is not sent. It ends
     * with a {@link NotSentException} that says what would have been sent: a dry run that can't turn into a real one. It holds for the client's life; {@code keys.with(settings)} does not lift it.
     *
     * @return {@code false} unless set
     */
    @Value.Default
    public boolean readOnly() {
        return false;
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

    @JsonValue
    Map<String, Object> refuseToBeWritten() {
        throw Secret.refusal("ClientSettings");
    }

    /** Builds {@link ClientSettings}. Not safe to share between threads. */
    public static class Builder extends ImmutableClientSettings.Builder {
        Builder() {}
    }
}
