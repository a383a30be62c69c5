package dev.mailkeys.core.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every piece of the given tokens that would reveal too much, in the forms that programs print, all in lower case. */
public final class TokenForms {

    /** The number of characters of a token, in any form, that is too many to show. */
    private static final int ENOUGH = 8;

    /** The prefix that all tokens of a kind share: {@code secret_}, {@code em_live_}. */
    private static final Pattern PREFIX = Pattern.compile("\\A[a-z]{2,14}_([a-z]{4}_)?");

    private final Map<Integer, Set<String>> pieces = new TreeMap<>();

    /**
     * The forms of these tokens.
     *
     * @param tokens the tokens themselves
     */
    public TokenForms(List<String> tokens) {
        tokens.forEach(this::add);
    }

    /**
     * The pieces, by their length.
     *
     * @return what no text may show
     */
    public Map<Integer, Set<String>> pieces() {
        return pieces;
    }

    private void add(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        Matcher prefix = PREFIX.matcher(token);
        int own = prefix.lookingAt() ? Math.max(0, prefix.end() - ENOUGH / 2) : 0;
        add(token, own, ENOUGH);
        add(new StringBuilder(token).reverse().toString(), 0, ENOUGH);
        add(URLEncoder.encode(token, StandardCharsets.UTF_8), own, ENOUGH);
        for (String between : List.of("", ":", " ")) {
            add(
                    HexFormat.ofDelimiter(between).formatHex(bytes),
                    own * (2 + between.length()),
                    ENOUGH * (2 + between.length()));
        }
        for (int offset = 0; offset < 3; offset++) {
            addBase64(bytes, offset);
        }
    }

    /** Text before a token shifts its base64, so characters that depend on the text before or after it are left out. */
    private void addBase64(byte[] token, int offset) {
        byte[] shifted = new byte[offset + token.length];
        System.arraycopy(token, 0, shifted, offset, token.length);
        String standard = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        String certain = standard.substring(offset == 0 ? 0 : offset + 1, Math.max(offset + 1, standard.length() - 1));
        add(certain, 0, ENOUGH + 3);
        add(certain.replace('+', '-').replace('/', '_'), 0, ENOUGH + 3);
    }

    /** The whole form, and each piece of it that is long enough and does not begin before {@code from}. */
    private void add(String form, int from, int enough) {
        String lower = form.toLowerCase(Locale.ROOT);
        keep(lower);
        for (int at = from; at + enough <= lower.length(); at++) {
            keep(lower.substring(at, at + enough));
        }
    }

    private void keep(String piece) {
        if (!piece.isEmpty()) {
            pieces.computeIfAbsent(piece.length(), length -> new HashSet<>()).add(piece);
        }
    }
}
