package dev.mailkeys.cli.config;

import dev.mailkeys.cli.options.PaceShare;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server is reached, as a file says; each value may be missing.
 *
 * @param baseUrl its address
 * @param proxy the proxy to go through
 * @param caFile the file of the authorities that may vouch for it
 * @param timeout how long a call may take
 * @param retries how often a call is repeated if that is safe
 * @param paceShare this machine's part of the account's calls
 */
public record ConnectionValues(
        Optional<URI> baseUrl,
        Optional<URI> proxy,
        Optional<String> caFile,
        Optional<Duration> timeout,
        Optional<Integer> retries,
        Optional<PaceShare> paceShare) {

    /** No values. */
    public static final ConnectionValues UNSAID = new ConnectionValues(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** These values, with others for those that are missing. */
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
