package dev.mailkeys.rotation.jdbc;

/**
 * A target's name as the database keeps it: unchanged, except that the backslash and what PostgreSQL's text can't hold
 * (NUL, half of a surrogate pair) are escaped as in Java.
 */
final class StoredName {

    /** The characters, of at most four bytes, that fit into an index besides a rotation's id. */
    private static final int LONGEST = 500;

    private StoredName() {}

    static String of(String target) {
        if (target.length() > LONGEST) {
            throw new IllegalArgumentException("The name of a target has at most " + LONGEST
                    + " characters; this one has " + target.length() + ".");
        }
        var stored = new StringBuilder();
        target.codePoints().forEach(character -> append(stored, character));
        return stored.toString();
    }

    private static void append(StringBuilder stored, int character) {
        if (character == '\\') {
            stored.append("\\\\");
        } else if (character == 0 || Character.getType(character) == Character.SURROGATE) {
            stored.append("\\u%04x".formatted(character));
        } else {
            stored.appendCodePoint(character);
        }
    }

    /** The target with this stored name. */
    static String target(String stored) {
        var target = new StringBuilder();
        for (int at = 0; at < stored.length(); at++) {
            if (stored.startsWith("\\u", at)) {
                target.append((char) Integer.parseInt(stored, at + 2, at + 6, 16));
                at += 5;
            } else {
                at += stored.charAt(at) == '\\' ? 1 : 0;
                target.append(stored.charAt(at));
            }
        }
        return target.toString();
    }
}
