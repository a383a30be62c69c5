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
import java.util.stream.Stream;

/**
 * The proxy to go through: from an option or the config file, else from {@code HTTPS_PROXY}, unless {@code NO_PROXY} has
 * the host. A password comes from the environment alone: a command line and a config file are read by others.
 */
public final class Proxies {

    private static final String USER = "MAILKEYS_PROXY_USER";
    private static final String PASSWORD = "MAILKEYS_PROXY_PASSWORD";

    private final ProcessContext process;

    public Proxies(ProcessContext process) {
        this.process = process;
    }

    /** The proxy that an option or the config file names. */
    public ProxySettings named(String text) {
        URI url = address("--proxy", text);
        return settings(url, url.getPort());
    }

    /** The address of a proxy, as the option or the setting of that name takes it. */
    public static URI address(String name, String text) {
        return url(text)
                .filter(named -> named.getRawUserInfo() == null && named.getPort() > 0)
                .orElseThrow(() -> Failure.usage(name + " takes http://HOST:PORT. A user and a password go into " + USER
                        + " and " + PASSWORD + "."));
    }

    /** The proxy that the environment names for a host; empty if there is none. */
    public Optional<ProxySettings> inEnvironment(String host) {
        return either("HTTPS_PROXY").filter(proxy -> !isExempt(host)).map(text -> {
            URI url = url(text.contains("://") ? text : "http://" + text)
                    .orElseThrow(() -> Failure.configuration("HTTPS_PROXY is not http://HOST:PORT, or"
                            + " http://USER:PASSWORD@HOST:PORT with what is special in them percent-encoded."));
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

    private boolean isExempt(String host) {
        return either("NO_PROXY").stream()
                .flatMap(list -> Stream.of(list.split("[,\\s]+")))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> isExempt(host.toLowerCase(Locale.ROOT), entry.toLowerCase(Locale.ROOT)));
    }

    /** As curl takes it: a name is exempt with all that ends in it, with or without a dot before it. */
    private static boolean isExempt(String host, String entry) {
        String name = entry.startsWith(".") ? entry.substring(1) : entry;
        return entry.equals("*") || host.equals(name) || host.endsWith("." + name);
    }

    private Optional<String> either(String name) {
        return process.variable(name).or(() -> process.variable(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text.strip()))
                    .filter(url -> "http".equals(url.getScheme()) && url.getHost() != null);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
