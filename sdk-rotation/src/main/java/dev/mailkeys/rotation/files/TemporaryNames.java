package dev.mailkeys.rotation.files;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The names that files have before they are complete: {@code .<name>.mailkeys-<number>.tmp}. Always in ASCII, because
 * not every locale can write every name.
 *
 * @param prefix what they begin with
 */
public record TemporaryNames(String prefix) {

    private static final String SUFFIX = ".tmp";
    private static final Pattern NUMBER_AND_SUFFIX = Pattern.compile("\\d{1,20}" + Pattern.quote(SUFFIX));

    /**
     * The names for one file.
     *
     * @param file the file's name
     * @return the names
     */
    public static TemporaryNames of(Path file) {
        return new TemporaryNames("." + ascii(file) + ".mailkeys-");
    }

    /**
     * A file's name with each byte that is no plain character written as {@code %XX}.
     *
     * @param file the file
     * @return its name in ASCII
     */
    public static String ascii(Path file) {
        String path = file.toUri().getRawPath();
        String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return whole.substring(whole.lastIndexOf('/') + 1);
    }

    /**
     * One of them.
     *
     * @param number which
     * @return the name
     */
    public Path number(int number) {
        return Path.of(prefix + number + SUFFIX);
    }

    /**
     * Whether a name is one of them. Fast, because a folder may hold thousands of names.
     *
     * @param name the name
     * @return true if it is
     */
    public boolean include(Path name) {
        String text = name.toString();
        return text.startsWith(prefix)
                && NUMBER_AND_SUFFIX.matcher(text.substring(prefix.length())).matches();
    }
}
