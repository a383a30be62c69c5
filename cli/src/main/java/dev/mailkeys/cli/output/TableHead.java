package dev.mailkeys.cli.output;

import java.util.Locale;

/** A field's name at the head of its column. */
public final class TableHead {

    private TableHead() {}

    /** {@code approvedDomains} becomes {@code APPROVED DOMAINS}. */
    public static String of(String name) {
        return name.replaceAll("([A-Z])", " $1").toUpperCase(Locale.ROOT);
    }
}
