package dev.mailkeys.core.provider;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Tokens that a provider gives out and that can be told by their form, with certainty.
 *
 * @param form what the whole of such a token matches; must run in linear time
 * @param words what such a token is, to stand behind "is": {@code an account key of JetEmail's (api_…)}
 * @param manages whether such a token can be the credential that manages keys
 */
public record TokenKind(Pattern form, String words, boolean manages) {

    /**
     * Creates one. No argument may be null.
     *
     * @param form what the whole of such a token matches
     * @param words what such a token is, to stand behind "is": {@code an account key of JetEmail's (api_…)}
     * @param manages whether such a token can be the credential that manages keys
     */
    public TokenKind {
        Objects.requireNonNull(form, "form must not be null");
        Objects.requireNonNull(words, "words must not be null");
    }

    /**
     * Whether a token is of this kind.
     *
     * @param token the token
     * @return whether all of it has the form
     */
    public boolean isOf(String token) {
        Objects.requireNonNull(token, "token must not be null");
        return form.matcher(token).matches();
    }

    /**
     * Whether a token of this kind stands somewhere in a text.
     *
     * @param text any text
     * @return whether some of it has the form
     */
    public boolean isIn(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return form.matcher(text).find();
    }
}
