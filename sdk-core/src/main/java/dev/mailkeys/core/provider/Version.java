package dev.mailkeys.core.provider;

/** What this library calls itself in the {@code User-Agent} header. */
final class Version {

    static final String USER_AGENT = "mailkeys/0.1.0 (Java " + Runtime.version().feature() + ")";

    private Version() {}
}
