package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.ApiRequest;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.jetemail.JetEmail;
import dev.mailkeys.rotation.Probe;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a token to JetEmail's sending API with an empty message: no sender, no recipient, nothing that could be sent.
 * Only 401 counts; every other refusal is about the message or the caller's address.
 */
final class JetEmailSending {

    /** As harmless as a read, so it may be repeated. */
    private static final Endpoint<@Nullable Void> EMPTY_MESSAGE =
            Endpoint.withoutAnswer("probe", Repeat.SAFE, "POST", "/email");

    private final ApiClient client;

    JetEmailSending(Secret credential, ClientSettings settings) {
        // For any kind of token. Its calls count against the account's pace.
        ProviderProfile sending = new JetEmail().profile().withAuth(Auth.bearer());
        this.client = ApiClient.of(sending, credential, settings);
    }

    Probe probe(Secret token) {
        try {
            ApiRequest<@Nullable Void> request = EMPTY_MESSAGE.at().body(Map.of());
            client.with(token).call(request);
            return Probe.ACCEPTED;
        } catch (UnauthorizedException refused) {
            return Probe.REFUSED;
        } catch (NoResponseException | ServerErrorException | RateLimitedException | UnreadableResponseException e) {
            return Probe.UNKNOWN;
        } catch (ApiException ofTheMessage) {
            return Probe.ACCEPTED;
        } catch (MailkeysException notAsked) {
            return Probe.UNKNOWN;
        }
    }
}
