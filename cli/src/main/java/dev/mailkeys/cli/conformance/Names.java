package dev.mailkeys.cli.conformance;

/** Names of a length that is to be tried. */
final class Names {

    private Names() {}

    /** A name that begins so and is so long. */
    static String ofLength(String beginning, int length) {
        return beginning + "-" + "x".repeat(length - beginning.length() - 1);
    }
}
