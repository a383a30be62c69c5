package dev.mailkeys.cli.text;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tokens that are known by their form: those of every installed provider, and GitHub's. */
public final class KnownTokens {

    private static final TokenKind GITHUB =
            new TokenKind(Pattern.compile("(?:gh[pousr]|github_pat)_[A-Za-z0-9_]{4,}"), "a token of GitHub's", true);

    private static final List<Known> ALL = Stream.concat(
                    ProviderDescriptor.installed().stream()
                            .flatMap(provider ->
                                    provider.tokenKinds().stream().map(kind -> new Known(provider.name(), kind))),
                    Stream.of(new Known("github", GITHUB)))
            .toList();

    /**
     * A kind of token.
     *
     * @param owner the word of its provider
     * @param kind what it is
     */
    public record Known(String owner, TokenKind kind) {}

    private KnownTokens() {}

    /** The kind of a token, if its form tells. */
    public static Optional<Known> of(String token) {
        return ALL.stream().filter(known -> known.kind().isOf(token)).findFirst();
    }

    /** Whether a text holds one, in any case of letters. */
    public static boolean isIn(String text) {
        return ALL.stream()
                .anyMatch(known -> known.kind().isIn(text) || known.kind().isIn(text.toLowerCase(Locale.ROOT)));
    }

    /** Those that a text holds. */
    public static Stream<String> in(String text) {
        return ALL.stream()
                .flatMap(known -> known.kind().form().matcher(text).results())
                .map(MatchResult::group);
    }
}
