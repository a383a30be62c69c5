package dev.mailkeys.cli;

import java.util.Locale;

/** A field's name at the head of its column. */
final class TableHead {

    private TableHead() {}

    /** {@code approvedDomains} becomes {@code APPROVED DOMAINS}. */
    static String of(String name) {
        return name.replaceAll("([A-Z])", " $1").toUpperCase(Locale.ROOT);
    }
}
