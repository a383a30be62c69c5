package dev.mailkeys.cli.text;

/** A text as one word of a shell. */
public final class ShellWord {

    private ShellWord() {}

    /** Unchanged if it means nothing special to a shell; otherwise in quotes. */
    public static String of(String text) {
        String line = Printable.line(text);
        return line.matches("[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,=-]*")
                ? line
                : "'" + line.replace("'", "'\\''") + "'";
    }
}
