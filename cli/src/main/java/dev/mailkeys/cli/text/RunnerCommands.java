package dev.mailkeys.cli.text;

import java.util.regex.Pattern;

/**
 * Keeps the runner of GitHub Actions from reading text as a command. It reads {@code ##[command]} anywhere in a line
 * and {@code ::command::} at its beginning: a key named {@code ##[stop-commands]x} would switch off the masking of
 * secrets for the rest of the step. Characters that the runner's comparison ignores may stand between.
 */
public final class RunnerCommands {

    private static final Pattern ANYWHERE = Pattern.compile("#(?=[^ -~]*+#[^ -~]*+\\[)");
    private static final Pattern AT_THE_BEGINNING = Pattern.compile("(?m)^([^!-~]*+):(?=[^ -~]*+:)");

    private RunnerCommands() {}

    /** Text with a blank where it would be a command. */
    public static String brokenUp(String text) {
        if (text.indexOf('#') < 0 && text.indexOf(':') < 0) {
            return text;
        }
        String harmless = ANYWHERE.matcher(text).replaceAll("# ");
        return AT_THE_BEGINNING.matcher(harmless).replaceAll("$1: ");
    }

    /** JSON of the same meaning, in which no line begins with a colon anyway. */
    static String inJson(String json) {
        return ANYWHERE.matcher(json).replaceAll("\\\\u0023");
    }

    /** The content of single quotes for a shell, with the same meaning. */
    public static String inQuotes(String quoted) {
        return ANYWHERE.matcher(quoted).replaceAll("#''");
    }
}
