package dev.mailkeys.rotation.engine.work;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a key's successors: {@code <base>--<rotation>-a<attempt>}. A name is never used twice, so a call that
 * takes effect late can't meet a later key under it.
 *
 * @param base the key's name before its first rotation
 */
public record KeyName(String base) {

    /** How much longer a successor's name is, at most. */
    public static final int LONGEST_SUFFIX = "--r0123456789-a99".length();

    private static final Pattern SUCCESSOR = Pattern.compile("(.+)--(r[0-9a-z]{10})-a([0-9]{1,2})", Pattern.DOTALL);

    /** The family that a name belongs to. */
    public static KeyName of(String name) {
        Matcher successor = SUCCESSOR.matcher(name);
        return new KeyName(successor.matches() ? successor.group(1) : name);
    }

    String successor(String rotation, int attempt) {
        return base + "--" + rotation + "-a" + attempt;
    }

    /** Whether the name is the base or that of any successor of it. */
    public boolean isFamily(String name) {
        return name.equals(base) || isSuccessor(name);
    }

    public boolean isSuccessor(String name) {
        if (!name.startsWith(base)) {
            return false;
        }
        Matcher successor = SUCCESSOR.matcher(name);
        return successor.matches() && successor.group(1).equals(base);
    }

    /** Whether it is the name of a key that only remembers settings: nobody ever had its token. */
    static boolean isSnapshot(String name) {
        Matcher successor = SUCCESSOR.matcher(name);
        return successor.matches() && Integer.parseInt(successor.group(3)) == 0;
    }

    public boolean isSuccessorOf(String rotation, String name) {
        Matcher successor = SUCCESSOR.matcher(name);
        return isSuccessor(name) && successor.matches() && successor.group(2).equals(rotation);
    }
}
