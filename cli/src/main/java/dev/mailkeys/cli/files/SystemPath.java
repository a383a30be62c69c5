package dev.mailkeys.cli.files;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Paths by their names. Under a locale such as {@code LC_ALL=C} the JVM refuses names with letters that are not ASCII,
 * even if the file exists: such a name is then given by its bytes in UTF-8.
 */
public final class SystemPath {

    private static final String UNRESERVED = "[A-Za-z0-9._~-]";

    private SystemPath() {}

    /**
     * The path of that name.
     *
     * @throws InvalidPathException if no file can have that name
     */
    public static Path of(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notInThisLocale) {
            return byBytes(Path.of("").toAbsolutePath(), text, notInThisLocale);
        }
    }

    /**
     * The path of that name, relative to a folder.
     *
     * @throws InvalidPathException if no file can have that name
     */
    public static Path in(Path folder, String text) {
        try {
            return folder.resolve(text);
        } catch (InvalidPathException notInThisLocale) {
            return byBytes(folder.toAbsolutePath(), text, notInThisLocale);
        }
    }

    /** Its text, which is lost in a path that this locale can't write. */
    public static String text(Path folder, String text) {
        Path whole = in(folder, text);
        boolean kept = of(whole.toString()).equals(whole);
        return kept || text.startsWith("/") ? (kept ? whole.toString() : text) : folder + "/" + text;
    }

    private static Path byBytes(Path folder, String text, InvalidPathException reason) {
        if (text.indexOf('\0') >= 0 || text.indexOf('\ufffd') >= 0 || !folder.startsWith("/")) {
            throw reason;
        }
        String from = text.startsWith("/") ? "" : folder.toUri().getRawPath();
        String whole = (from + "/" + encoded(text)).replaceAll("/{2,}", "/");
        try {
            return Path.of(URI.create("file://" + whole));
        } catch (IllegalArgumentException impossible) {
            throw reason;
        }
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            String plain = Character.toString((char) (each & 0xff));
            boolean stays = plain.equals("/") || each > 0 && plain.matches(UNRESERVED);
            encoded.append(stays ? plain : "%%%02X".formatted(each));
        }
        return encoded.toString();
    }
}
