package dev.mailkeys.core.provider;

/** Reads what a provider says when it refuses. One small function for each provider; it must not throw. */
@FunctionalInterface
public interface ErrorReader {

    /**
     * Reads a refusal.
     *
     * @param status the HTTP status, 200 to 299 too where the body says that the call did not work
     * @param body the body, read leniently; empty if it is not JSON
     * @return what the provider said; it is redacted afterwards
     */
    ProviderError read(int status, ErrorBody body);
}
