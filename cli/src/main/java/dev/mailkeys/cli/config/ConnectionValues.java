package dev.mailkeys.cli.config;

import dev.mailkeys.cli.options.PaceShare;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server is reached, as far as a file says.
 *
 * @param baseUrl its address
 * @param proxy the proxy to go through
 * @param caFile the file of the authorities that may vouch for it
 * @param timeout how long a call may take
 * @param retries how often a call is repeated where that is safe
 * @param paceShare the part of the account's calls that is this machine's
 */
public record ConnectionValues(
        Optional<URI> baseUrl,
        Optional<URI> proxy,
        Optional<String> caFile,
        Optional<Duration> timeout,
        Optional<Integer> retries,
        Optional<PaceShare> paceShare) {

    /** Of a file that does not say. */
    public static final ConnectionValues UNSAID = new ConnectionValues(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same, and what others say where these say nothing. */
    ConnectionValues or(ConnectionValues others) {
        return new ConnectionValues(
                baseUrl.or(others::baseUrl),
                proxy.or(others::proxy),
                caFile.or(others::caFile),
                timeout.or(others::timeout),
                retries.or(others::retries),
                paceShare.or(others::paceShare));
    }
}
