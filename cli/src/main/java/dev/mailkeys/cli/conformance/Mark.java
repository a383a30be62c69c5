package dev.mailkeys.cli.conformance;

import java.util.Locale;

/** How certain a fact is; the page of facts has the same words. */
enum Mark {
    /** The provider's documentation says so. */
    SAID,
    /** The provider's own code does so. */
    CODE,
    /** Nobody says so. */
    GUESS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
