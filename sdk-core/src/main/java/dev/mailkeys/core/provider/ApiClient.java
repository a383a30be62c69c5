package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotSentException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import dev.mailkeys.core.http.Outgoing;
import dev.mailkeys.core.http.RoundTrip;
import dev.mailkeys.core.http.TellingHeaders;
import dev.mailkeys.core.http.TlsContext;
import dev.mailkeys.core.provider.Retries.Ended;
import java.net.URI;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Calls a provider's endpoints: encodes the request, sends it as often as the retry table allows, and reads the answer
 * or throws why there is none.
 *
 * <p>Immutable and safe to share between threads. It needs no closing: idle connections go away by themselves, and no
 * thread of it keeps a program from ending. An interrupted thread's call ends at once with the interrupt flag set.
 */
public final class ApiClient {

    private static final AtomicLong CALLS = new AtomicLong();

    private final ProviderProfile profile;
    private final Secret credential;
    private final RequestSigner signer;
    private final ClientSettings settings;
    private final RoundTrip roundTrip;
    private final Retries retries;
    private final Failures failures;
    private final Timing timing;

    private ApiClient(
            ProviderProfile profile,
            Secret credential,
            RequestSigner signer,
            ClientSettings settings,
            RoundTrip roundTrip,
            Retries retries,
            Failures failures,
            Timing timing) {
        this.profile = profile;
        this.credential = credential;
        this.signer = signer;
        this.settings = settings;
        this.roundTrip = roundTrip;
        this.retries = retries;
        this.failures = failures;
        this.timing = timing;
    }

    /**
     * Makes a client. Nothing is sent, and no connection made, until the first call.
     *
     * @param profile the provider
     * @param credential the management credential
     * @param settings the client's settings
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the settings or the credential can't work; it lists every
     *     reason
     */
    public static ApiClient of(ProviderProfile profile, Secret credential, ClientSettings settings) {
        return of(profile, credential, settings, Timing.system());
    }

    /**
     * Makes a client from the environment, with default settings.
     *
     * @param profile the provider
     * @param credentialVariable the variable that holds the management credential
     * @param urlVariable the variable that may name another base address, such as a simulator's
     * @return the client
     * @throws IllegalStateException if the credential's variable is not set; the message names it
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the address can't work
     */
    public static ApiClient fromEnv(ProviderProfile profile, String credentialVariable, String urlVariable) {
        Objects.requireNonNull(profile, "profile must not be null");
        Objects.requireNonNull(credentialVariable, "credentialVariable must not be null");
        Objects.requireNonNull(urlVariable, "urlVariable must not be null");
        var settings = ClientSettings.builder();
        String url = System.getenv(urlVariable);
        if (url != null && !url.isBlank()) {
            settings.baseUrl(BaseUrl.read(url));
        }
        return of(profile, Secret.fromEnv(credentialVariable), settings.build());
    }

    /**
     * Makes a client from the environment variables that a provider's descriptor names, with default settings.
     *
     * @param provider the provider
     * @return the client
     * @throws IllegalStateException if the credential's variable is not set; the message names it
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the address can't work
     */
    public static ApiClient fromEnv(ProviderDescriptor provider) {
        Objects.requireNonNull(provider, "provider must not be null");
        return fromEnv(provider.profile(), provider.credentialVariable(), provider.urlVariable());
    }

    /**
     * Makes a client that runs on a timing of its own, for tests.
     *
     * @param profile the provider
     * @param credential the management credential
     * @param settings the client's settings
     * @param timing the clock, sleep and chance
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the settings or the credential can't work
     */
    public static ApiClient of(ProviderProfile profile, Secret credential, ClientSettings settings, Timing timing) {
        Objects.requireNonNull(profile, "profile must not be null");
        Objects.requireNonNull(credential, "credential must not be null");
        Objects.requireNonNull(settings, "settings must not be null");
        Objects.requireNonNull(timing, "timing must not be null");
        Optional<TlsContext> tls = SettingsRules.check(profile, credential, settings);
        var admission = Admission.of(timing, profile, credential, settings);
        var failures = new Failures(profile, timing::now);
        return new ApiClient(
                profile,
                credential,
                RequestSigner.none(),
                settings,
                new RoundTrip(settings, settings.baseUrl().orElse(profile.baseUrl()), tls, headers(profile)),
                new Retries(timing, admission, failures::wait),
                failures,
                timing);
    }

    /**
     * The settings that the client has, in which those of its calls are as {@link #with(CallSettings)} left them.
     *
     * @return the settings
     */
    public ClientSettings settings() {
        return settings;
    }

    /**
     * A client with other settings for its calls. Those that are not set stay as they are here. It shares the
     * connections, the pace and the concurrency bound of this one.
     *
     * @param changes the settings of its calls that change
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the settings can't work
     */
    public ApiClient with(CallSettings changes) {
        CallSettings calls = CallSettings.builder()
                .from(settings.calls())
                .from(Objects.requireNonNull(changes, "changes must not be null"))
                .build();
        SettingsRules.check(profile, calls);
        var changed = ClientSettings.builder().from(settings).calls(calls).build();
        return new ApiClient(profile, credential, signer, changed, roundTrip, retries, failures, timing);
    }

    /**
     * A client of the same account with another credential. It shares the connections, the pace and the concurrency
     * bound of this one.
     *
     * @param other the credential
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential can't stand in a header
     */
    public ApiClient with(Secret other) {
        SettingsRules.check(profile, Objects.requireNonNull(other, "other must not be null"));
        return new ApiClient(profile, other, signer, settings, roundTrip, retries, failures, timing);
    }

    /**
     * A client whose requests are signed, each attempt anew. It shares the connections, the pace and the concurrency bound
     * of this one.
     *
     * @param by makes the signature
     * @return the client
     */
    public ApiClient signed(RequestSigner by) {
        Objects.requireNonNull(by, "by must not be null");
        return new ApiClient(profile, credential, by, settings, roundTrip, retries, failures, timing);
    }

    /**
     * Makes one call.
     *
     * @param request what to send where
     * @param <T> what the answer is read as
     * @return the answer
     * @throws MailkeysException if there is no usable answer; its kind says what to do next
     */
    public <T extends @Nullable Object> T call(ApiRequest<T> request) {
        Objects.requireNonNull(request, "request must not be null");
        var events = CallEvents.started(settings.calls().listener(), timing, () -> described(request));
        try {
            T result = call(request, events);
            events.ended(CallOutcome.SUCCEEDED, request.endpoint().repeat() != Repeat.SAFE);
            return result;
        } catch (MailkeysException failure) {
            events.failed(failure);
            throw failure;
        } catch (RuntimeException | Error broken) {
            events.broke(request.endpoint().repeat() != Repeat.SAFE);
            throw broken;
        }
    }

    private <T extends @Nullable Object> T call(ApiRequest<T> request, CallEvents events) {
        Endpoint<T> endpoint = request.endpoint();
        String operation = operation(endpoint);
        Constraints rules = Constraints.of(operation);
        request.check(rules);
        rules.throwIfBroken();

        var secrets = new ArrayList<Secret>();
        secrets.add(credential);
        byte[] body = request.write(secrets);
        var redactor = new Redactor(profile.tokenShapes(), secrets);
        String address = BaseUrl.prefix(baseUrl()) + request.target();
        if (settings.readOnly() && endpoint.repeat() != Repeat.SAFE) {
            throw new NotSentException(
                    operation, endpoint.method(), redactor.mask(address), redactor.mask(request.masked()));
        }
        var outgoing = new Outgoing(
                endpoint.method(),
                address,
                profile.auth().header(),
                profile.auth().value(credential),
                endpoint.mediaType(),
                body,
                endpoint.repeat() == Repeat.NEVER);
        var call = new OneCall<>(roundTrip, signer, outgoing, profile.longestAttempt(), endpoint.answer());
        events.sending(redactor, outgoing.header());
        Ended ended = retries.run(operation, endpoint.repeat(), settings.calls(), events, call);
        return call.result(ended, failures, redactor);
    }

    private static TellingHeaders headers(ProviderProfile profile) {
        return new TellingHeaders(
                profile.headers().requestId(), profile.headers().permissions());
    }

    private Call described(ApiRequest<?> request) {
        Endpoint<?> endpoint = request.endpoint();
        return new Call(
                CALLS.incrementAndGet(),
                operation(endpoint),
                endpoint.method(),
                baseUrl(),
                endpoint.path(),
                request.page());
    }

    private String operation(Endpoint<?> endpoint) {
        return profile.name() + "." + endpoint.verb();
    }

    private URI baseUrl() {
        return settings.baseUrl().orElse(profile.baseUrl());
    }
}
