package dev.mailkeys.cli.peer;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxy to use: from an option or the config file, otherwise from {@code HTTPS_PROXY}, unless {@code NO_PROXY} has
 * the host. A password comes only from the environment: others can read a command line and a config file.
 */
public final class Proxies {

    private static final String USER = "MAILKEYS_PROXY_USER";
    private static final String PASSWORD = "MAILKEYS_PROXY_PASSWORD";
    private static final int HIGHEST_PORT = 65_535;

    /** An entry of {@code NO_PROXY} for one port only; an IPv6 address then has brackets. */
    private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[.+]):(\\d+)");

    private final ProcessContext process;

    public Proxies(ProcessContext process) {
        this.process = process;
    }

    /** The proxy that an option or the config file names. */
    public ProxySettings named(URI url) {
        return settings(url, url.getPort());
    }

    /** The address of a proxy, from the option or setting of that name. */
    public static URI address(String name, String text) {
        return url(text)
                .filter(named -> named.getRawUserInfo() == null && named.getPort() > 0)
                .orElseThrow(() -> Failure.usage(name + " takes http://HOST:PORT. A user and a password go into " + USER
                        + " and " + PASSWORD + "."));
    }

    /** The proxy that the environment names for a host and port; empty if there is none. */
    public Optional<ProxySettings> inEnvironment(String host, int port) {
        return either("HTTPS_PROXY").filter(proxy -> !isExempt(host, port)).map(text -> {
            URI url = url(text.contains("://") ? text : "http://" + text)
                    .filter(named -> named.getPort() > 0 || text.contains("://"))
                    .orElseThrow(() -> Failure.configuration("HTTPS_PROXY is not http://HOST:PORT, or"
                            + " http://USER:PASSWORD@HOST:PORT with special characters percent-encoded. Set it"
                            + " so, or unset it."));
            return settings(url, url.getPort() < 0 ? 80 : url.getPort());
        });
    }

    private ProxySettings settings(URI url, int port) {
        var address = InetSocketAddress.createUnresolved(url.getHost(), port);
        var settings = ProxySettings.builder().proxy(new Proxy(Proxy.Type.HTTP, address));
        String[] inUrl = Optional.ofNullable(url.getUserInfo()).orElse("").split(":", 2);
        process.variable(USER)
                .or(() -> Optional.of(inUrl[0]).filter(user -> !user.isEmpty()))
                .ifPresent(settings::user);
        process.variable(PASSWORD)
                .or(() -> Optional.of(inUrl).filter(parts -> parts.length == 2).map(parts -> parts[1]))
                .map(Secret::of)
                .ifPresent(settings::password);
        return settings.build();
    }

    private boolean isExempt(String host, int port) {
        return either("NO_PROXY").stream()
                .flatMap(list -> Stream.of(list.split("[,\\s]+")))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> isExempt(host.toLowerCase(Locale.ROOT), port, entry.toLowerCase(Locale.ROOT)));
    }

    /**
     * As in curl and as companies write it: an entry exempts a name and all its subdomains, with {@code *.}, a dot or
     * nothing before it, and only at one port if it names one.
     */
    private static boolean isExempt(String host, int port, String entry) {
        Matcher withPort = WITH_PORT.matcher(entry);
        boolean isElsewhere = withPort.matches() && !withPort.group(2).equals(Integer.toString(port));
        String name = withPort.replaceFirst("$1").replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "");
        boolean isHost = host.equals(name) || host.endsWith("." + name) || host.equals("[" + name + "]");
        return entry.equals("*") || (isHost && !isElsewhere);
    }

    private Optional<String> either(String name) {
        return process.variable(name).or(() -> process.variable(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text.strip()))
                    .filter(url -> "http".equalsIgnoreCase(url.getScheme())
                            && url.getHost() != null
                            && url.getPort() <= HIGHEST_PORT);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
