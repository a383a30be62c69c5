package dev.mailkeys.core.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Decides which addresses a management credential may be sent to. */
final class BaseUrl {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private BaseUrl() {}

    /** Reads an address. {@link #check} reports an invalid one together with all other problems. */
    static URI read(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException notAnAddress) {
            return URI.create("unreadable");
        }
    }

    static void check(URI url, Constraints rules) {
        boolean complete = url.getHost() != null && url.getRawUserInfo() == null;
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null;
        boolean port = url.getPort() == -1 || url.getPort() >= 1 && url.getPort() <= 65_535;
        String form = "must be an address without user, query or fragment, with a port from 1 to 65535 if any";
        rules.require(complete && plain && port, "baseUrl", form, "mailkeys");
        rules.require(isSafe(url), "baseUrl", "must be https; http only to the loopback", "mailkeys");
    }

    /** The address as the start of every request's: without a slash at its end. */
    static String prefix(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isSafe(URI url) {
        String host = String.valueOf(url.getHost());
        return "https".equalsIgnoreCase(url.getScheme())
                || "http".equalsIgnoreCase(url.getScheme())
                        && LOOPBACK.matcher(host).matches();
    }
}
