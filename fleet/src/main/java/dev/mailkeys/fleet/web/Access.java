package dev.mailkeys.fleet.web;

import com.sun.net.httpserver.Headers;
import dev.mailkeys.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may read. With a token: everyone who sends it, as a program does or through a browser's password prompt. Without:
 * users of this machine who typed its address, so that another site can't send a browser here.
 */
record Access(Optional<Secret> token) {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[(0*:)*0*1])(:[0-9]+)?");

    /** Why the request is refused; empty if it may be answered. */
    Optional<WebAnswer> refusal(Headers headers) {
        if (token.isPresent()) {
            return isBrought(headers.getFirst("Authorization"), token.get())
                    ? Optional.empty()
                    : Optional.of(WebAnswer.text(
                            401, "This page needs the token of the fleet: as a bearer token, or as a password."));
        }
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        return THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches()
                ? Optional.empty()
                : Optional.of(WebAnswer.text(403, "Ask for this page by the address of this machine, 127.0.0.1."));
    }

    private static boolean isBrought(@Nullable String header, Secret token) {
        String given = Optional.ofNullable(header).orElse("");
        String brought = given.regionMatches(true, 0, "Bearer ", 0, 7)
                ? given.substring(7).strip()
                : given.regionMatches(true, 0, "Basic ", 0, 6)
                        ? password(given.substring(6).strip())
                        : "";
        return MessageDigest.isEqual(bytes(brought), bytes(token.reveal()));
    }

    /** The password, with any user's name. */
    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
