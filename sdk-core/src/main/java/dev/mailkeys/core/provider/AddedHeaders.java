package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallListener;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The headers that a listener adds to one attempt, except those that say who sends it, where it goes, or what it does.
 */
final class AddedHeaders implements CallListener.Headers {

    private static final int MOST = 32;
    private static final int LONGEST = 8192;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    /** Headers of the transport, and those that proxies and servers act on. */
    private static final Set<String> NAMES = Set.of(
            "host",
            "connection",
            "keep-alive",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "range",
            "date",
            "user-agent",
            "forwarded",
            "http2-settings");

    private static final List<String> BEGINNINGS =
            List.of("accept", "content-", "if-", "proxy-", "transfer-", "x-forwarded-", "x-original-", "x-rewrite-");

    /** Headers that hold a credential anywhere, and those that override a request's method. */
    private static final List<String> PARTS = List.of(
            "auth", "key", "token", "secret", "password", "credential", "cookie", "session", "signature", "method");

    private final String credentialHeader;
    private final Map<String, String> added = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean closed;

    AddedHeaders(String credentialHeader) {
        this.credentialHeader = credentialHeader;
    }

    @Override
    public void add(String name, String value) {
        require(!closed, "Headers can be added while an attempt begins, not later.");
        require(NAME.matcher(name).matches(), "The header can't be added: HTTP does not allow its name.");
        require(
                !isNotForListeners(name.toLowerCase(Locale.ROOT)),
                "The header " + name + " can't be added: it says who sends a request, where, or what it does.");
        boolean fits = value.length() <= LONGEST && VALUE.matcher(value).matches();
        require(fits, "The header " + name + " needs visible ASCII, at most " + LONGEST + " characters.");
        require(added.size() < MOST || added.containsKey(name), "More than " + MOST + " headers can't be added.");
        added.put(name, value);
    }

    /** The added headers. After this none can be added. */
    Map<String, String> close() {
        closed = true;
        return added;
    }

    private boolean isNotForListeners(String name) {
        return name.equalsIgnoreCase(credentialHeader)
                || NAMES.contains(name)
                || BEGINNINGS.stream().anyMatch(name::startsWith)
                || PARTS.stream().anyMatch(name::contains);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
