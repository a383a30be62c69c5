package dev.mailkeys.emailit;

import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderProfile;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** What sets Emailit apart before the first call. */
final class Emailit {

    /** Tokens of today, of the first documents, and older ones that are nothing but letters and digits. */
    private static final List<Pattern> TOKENS = List.of(
            Pattern.compile("secret_[A-Za-z0-9]{4,}+"),
            Pattern.compile("em_(?:live|test)_[A-Za-z0-9]{4,}+"),
            Pattern.compile("[A-Za-z0-9]{32,}+"));

    static final ProviderProfile PROFILE = ProviderProfile.of(
            "emailit",
            URI.create("https://api.emailit.com/v2"),
            Auth.bearer(),
            TOKENS,
            ErrorReader.of(ErrorBody.class, EmailitErrors::read));

    private Emailit() {}
}
