package dev.mailkeys.jetemail;

import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What sets JetEmail apart before the first call. */
final class JetEmail {

    private static final String SENDING_TOKEN =
            "must be an account API key (api_…); a key's token (transactional_…) sends mail and can't manage keys";

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    "jetemail",
                    URI.create("https://api.jetemail.com"),
                    Auth.bearer().butNot("transactional_", SENDING_TOKEN),
                    List.of(
                            Pattern.compile("transactional_[A-Za-z0-9_-]{4,}"),
                            Pattern.compile("api_[A-Za-z0-9_-]{8,}")),
                    ErrorReader.of(ErrorBody.class, JetEmail::error))
            .withCalls(240, Duration.ofMinutes(1))
            .withPause(Duration.ofMinutes(5));

    private JetEmail() {}

    private static ProviderError error(int status, ErrorBody body) {
        String message = body.error().or(body::message).orElse("");
        return ProviderError.of(ErrorKind.ofStatus(status), message);
    }
}
