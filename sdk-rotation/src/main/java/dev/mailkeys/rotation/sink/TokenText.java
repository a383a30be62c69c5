package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.TokenKind;
import java.util.List;
import java.util.regex.MatchResult;

/** What may be a token at all: one line of text. A private key, a certificate or a block of settings is not a token. */
final class TokenText {

    private static final List<TokenKind> KINDS = ProviderDescriptor.installed().stream()
            .flatMap(provider -> provider.tokenKinds().stream())
            .toList();

    /** Shorter ones are too uncertain to refuse a file. */
    private static final int SHORTEST = 20;

    private TokenText() {}

    /** Whether a text holds what looks like a key of one of the providers that are installed. */
    static boolean holdsAKey(String text) {
        return KINDS.stream()
                .flatMap(kind -> kind.form().matcher(text).results())
                .map(MatchResult::group)
                .anyMatch(found -> found.length() >= SHORTEST && found.chars().anyMatch(Character::isDigit));
    }

    /** Whether a text could be a token, or is empty. */
    static boolean isOne(String text) {
        return text.codePoints().noneMatch(TokenText::breaksALine);
    }

    /** The same text, if it could be a token. */
    static String checked(String text, String where) throws FileProblem {
        if (!isOne(text)) {
            throw new FileProblem(
                    where + " holds several lines or no text, so it is not a token; check that it is the right place");
        }
        return text;
    }

    private static boolean breaksALine(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
