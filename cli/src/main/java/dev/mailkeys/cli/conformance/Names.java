package dev.mailkeys.cli.conformance;

/** Names of a given length. */
final class Names {

    private Names() {}

    /** A name with this beginning and length. */
    static String ofLength(String beginning, int length) {
        return beginning + "-" + "x".repeat(length - beginning.length() - 1);
    }
}
