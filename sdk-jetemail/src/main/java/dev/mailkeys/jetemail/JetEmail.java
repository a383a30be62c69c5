package dev.mailkeys.jetemail;

import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.TokenKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What sets JetEmail apart before the first call. */
public final class JetEmail implements ProviderDescriptor {

    private static final Pattern ACCOUNT = Pattern.compile("api_[A-Za-z0-9_-]{8,}");
    private static final Pattern SENDING = Pattern.compile("transactional_[A-Za-z0-9_-]{4,}");

    private static final String SENDING_TOKEN =
            "must be an account API key (api_…); a key's token (transactional_…) sends mail and can't manage keys";

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    "jetemail",
                    URI.create("https://api.jetemail.com"),
                    Auth.bearer().butNot("transactional_", SENDING_TOKEN),
                    List.of(SENDING, ACCOUNT),
                    ErrorReader.of(ErrorBody.class, JetEmail::error))
            .withCalls(240, Duration.ofMinutes(1))
            .withPause(Duration.ofMinutes(5));

    /** Verbs whose answer holds a token. */
    private static final Set<String> TOKEN_VERBS = Set.of("create", "rotate");

    private static final Map<String, String> ADVICE = Map.of(
            "create",
            "Run \"mailkeys jetemail list\". If there is a new key of that name, save its token with"
                    + " \"mailkeys jetemail list --uuid UUID --to-file PATH\", or delete it and create again.",
            "rotate",
            "Look before you rotate again: the old token may be dead. \"mailkeys jetemail list"
                    + " --uuid UUID --to-file PATH\" saves the current token, if JetEmail's list shows it.",
            "update",
            "Repeating it does no harm. Run the same command again, then check the key with list.",
            "enable",
            "Repeating it does no harm. Run the same command again, then check the key with list.",
            "disable",
            "Repeating it does no harm. Run the same command again, then check the key with list.",
            "delete",
            "Run \"mailkeys jetemail list\": if the key is still there, delete it again.");

    private static final List<TokenKind> KINDS = List.of(
            new TokenKind(ACCOUNT, "an account key of JetEmail's (api_…)", true),
            new TokenKind(SENDING, "a sending key of JetEmail's (transactional_…)", false));

    /** Found by {@link java.util.ServiceLoader}. */
    public JetEmail() {}

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public String title() {
        return "JetEmail";
    }

    @Override
    public List<TokenKind> tokenKinds() {
        return KINDS;
    }

    @Override
    public String rightsOfAList() {
        return "may list keys, as every account key may; changing them needs no other right";
    }

    @Override
    public Optional<String> advice(String verb, Doubt doubt) {
        Objects.requireNonNull(verb, "verb must not be null");
        Objects.requireNonNull(doubt, "doubt must not be null");
        if (doubt == Doubt.TOKEN_LOST && !TOKEN_VERBS.contains(verb)) {
            return Optional.empty();
        }
        return Optional.ofNullable(ADVICE.get(verb));
    }

    private static ProviderError error(int status, ErrorBody body) {
        String message = body.error().or(body::message).orElse("");
        return ProviderError.of(ErrorKind.ofStatus(status), message);
    }
}
