package dev.mailkeys.cli.text;

/** A text as one word of a shell. */
public final class ShellWord {

    private ShellWord() {}

    /** As it is where no shell reads anything into it; else in quotes. */
    public static String of(String text) {
        String line = Printable.line(text);
        return line.matches("[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,=-]*")
                ? line
                : "'" + line.replace("'", "'\\''") + "'";
    }
}
