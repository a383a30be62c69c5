package dev.mailkeys.emailit;

import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.TokenKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What sets Emailit apart before the first call. */
public final class Emailit implements ProviderDescriptor {

    private static final Pattern SECRET = Pattern.compile("secret_[A-Za-z0-9]{4,}+");

    /** The form in the first documents. */
    private static final Pattern FIRST = Pattern.compile("em_(?:live|test)_[A-Za-z0-9]{4,}+");

    /** Only letters and digits, which may also be another provider's. */
    private static final Pattern OLDER = Pattern.compile("[A-Za-z0-9]{32,}+");

    static final ProviderProfile PROFILE = ProviderProfile.of(
            "emailit",
            URI.create("https://api.emailit.com/v2"),
            Auth.bearer(),
            List.of(SECRET, FIRST, OLDER),
            ErrorReader.of(ErrorBody.class, EmailitErrors::read));

    /** Verbs whose answer holds a token. */
    private static final Set<String> TOKEN_VERBS = Set.of("create", "rotate");

    private static final Map<String, String> ADVICE = Map.of(
            "create",
            "Run \"mailkeys emailit list\". If there is a key of that name, its token can't be read"
                    + " again: rotate it, or delete it and create again.",
            "rotate",
            "The old token may be dead and the new one is lost. Rotate again, unless this key is the"
                    + " credential itself.",
            "update",
            "Repeating it does no harm. Run the same command again, then check the key with list.",
            "delete",
            "Run \"mailkeys emailit list\": if the key is still there, delete it again.");

    private static final List<TokenKind> KINDS = List.of(
            new TokenKind(SECRET, "a key of Emailit's (secret_…)", true),
            new TokenKind(FIRST, "a key of Emailit's (em_…)", true));

    /** Found by {@link java.util.ServiceLoader}. */
    public Emailit() {}

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public String title() {
        return "Emailit";
    }

    @Override
    public List<TokenKind> tokenKinds() {
        return KINDS;
    }

    @Override
    public String rightsOfAList() {
        return "may list keys, so it is of full scope and may change them";
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
}
