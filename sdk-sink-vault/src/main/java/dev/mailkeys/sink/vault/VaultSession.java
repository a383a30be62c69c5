package dev.mailkeys.sink.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.ApiRequest;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.SinkException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls Vault with a token, after a login if necessary. */
final class VaultSession {

    /** The header of a login, which needs no token. */
    private static final Secret NONE = Secret.of("no-token-before-the-login");

    /** How long before its end a token is no longer used. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final VaultPlace place;
    private final VaultLogin login;
    private final ApiClient api;
    private final ApiClient loginApi;
    private final Timing timing;
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Token token;

    VaultSession(VaultPlace place, VaultLogin login, ClientSettings settings, Timing timing) {
        this.place = place;
        this.login = login;
        this.timing = timing;
        this.api = ApiClient.of(Vault.PROFILE, login.token().orElse(NONE), settings, timing);
        this.loginApi = ApiClient.of(Vault.PROFILE, NONE, settings, timing);
    }

    /** Makes a call. A refusal may mean that our token was revoked: then this logs in again, once. */
    <T extends @Nullable Object> T call(ApiRequest<T> request) {
        if (login.token().isPresent()) {
            return api.call(request);
        }
        Token first = token(Optional.empty());
        try {
            return api.with(first.secret()).call(request);
        } catch (ForbiddenException refused) {
            // A write of unknown outcome is not sent again, even after a new login.
            if (refused.mayHaveTakenEffect() || first.isOfASecondLogin()) {
                throw refused;
            }
            return api.with(token(Optional.of(first)).secret()).call(request);
        }
    }

    /** A token that is valid and was not refused. */
    private Token token(Optional<Token> refused) {
        lock.lock();
        try {
            Token known = token;
            boolean isRefused = refused.equals(Optional.ofNullable(known)) && known != null;
            if (known == null || isRefused || known.endsBefore(timing.now().plus(MARGIN))) {
                known = logIn(isRefused);
                token = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Token logIn(boolean isSecond) {
        String[] path = place.segments("auth", login.mount(), "login");
        String pattern = "/v1/" + Stream.of(path).map(part -> "{segment}").collect(Collectors.joining("/"));
        // A login changes no secret, and a read-only run needs it too.
        var endpoint = Endpoint.of("login", Repeat.SAFE, "POST", pattern, LoggedIn.class);
        Map<String, Object> body = bodyOfLogin();
        Instant asked = timing.now();
        try {
            Granted granted = loginApi.call(endpoint.at(path).body(body))
                    .auth()
                    .orElseThrow(() -> failure("Vault answered the login without a token.", "", null));
            boolean ends = granted.seconds().filter(seconds -> seconds > 0).isPresent();
            return new Token(
                    granted.token().orElseThrow(() -> failure("Vault answered the login without a token.", "", null)),
                    ends ? asked.plusSeconds(granted.seconds().get()) : Instant.MAX,
                    isSecond);
        } catch (ApiException refused) {
            throw failure(
                    refused.status() >= 500 ? "the login failed. " : "the login was refused. ",
                    refused.getMessage() + Vault.adviceOfLogin(refused, login.mount()),
                    refused);
        } catch (MailkeysException failed) {
            throw failure(
                    "the login failed. ", failed.getMessage() + Vault.adviceOfLogin(failed, login.mount()), failed);
        }
    }

    private Map<String, Object> bodyOfLogin() {
        try {
            return login.body();
        } catch (RuntimeException unreadable) {
            throw failure("what we log in with can't be read. ", String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** Before a login nothing was done. */
    private SinkException failure(String what, String more, @Nullable Throwable cause) {
        return new SinkException(SinkException.Kind.UNCHANGED, place.nameOf(place.field()) + ": " + what + more, cause);
    }

    /**
     * A token of Vault.
     *
     * @param secret the token
     * @param end when it ends
     * @param isOfASecondLogin whether the one before was refused: if this one is too, a right is missing
     */
    private record Token(Secret secret, Instant end, boolean isOfASecondLogin) {

        boolean endsBefore(Instant moment) {
            return end.isBefore(moment);
        }
    }

    /** The answer to a login. */
    record LoggedIn(@JsonProperty("auth") Optional<Granted> auth) {}

    /** The granted token. */
    record Granted(
            @JsonProperty("client_token") Optional<Secret> token,
            @JsonProperty("lease_duration") Optional<Long> seconds) {}
}
