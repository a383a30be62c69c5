package dev.mailkeys.rotation.process;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a command with its arguments and variables intact. The JVM encodes them in the locale's character set, with a
 * question mark for each letter that it lacks: under {@code LC_ALL=C}, as in cron and most containers, for every one
 * that is not ASCII. So a shell gets them escaped in ASCII, puts them together as UTF-8, and becomes the command.
 */
public final class CommandStart {

    private final List<String> command;
    private final StringBuilder script = new StringBuilder();

    private CommandStart(List<String> command) {
        this.command = command;
    }

    /**
     * What starts the command.
     *
     * @param command the program and its arguments
     * @param environment all of its variables
     * @return the builder, which has the streams of a new process unless it is told otherwise
     */
    public static ProcessBuilder of(List<String> command, Map<String, String> environment) {
        return of(command, environment, isUtf8());
    }

    /** The same for a JVM that writes UTF-8, or for one that does not. */
    static ProcessBuilder of(List<String> command, Map<String, String> environment, boolean writesUtf8) {
        return new CommandStart(command).builder(environment, writesUtf8);
    }

    private ProcessBuilder builder(Map<String, String> environment, boolean writesUtf8) {
        var builder = new ProcessBuilder();
        // Variables that are inherited unchanged keep their bytes.
        Map<String, String> variables = builder.environment();
        variables.keySet().retainAll(environment.keySet());
        environment.forEach((name, value) -> {
            if (!value.equals(variables.get(name))) {
                put(variables, name, value, writesUtf8);
            }
        });
        boolean asItIs = writesUtf8 || command.stream().allMatch(CommandStart::isAscii);
        return builder.command(asItIs && script.isEmpty() ? command : throughAShell());
    }

    private void put(Map<String, String> variables, String name, String value, boolean writesUtf8) {
        if (writesUtf8 || isAscii(value)) {
            variables.put(name, value);
        } else {
            script.append("export ")
                    .append(name)
                    .append('=')
                    .append(spelled(value))
                    .append('\n');
        }
    }

    private List<String> throughAShell() {
        script.append("exec");
        var words = new ArrayList<>(List.of("/bin/sh", "-c"));
        command.forEach(word -> script.append(' ').append(spelled(word)));
        words.add(script.toString());
        return words;
    }

    /** A word in quotes; each byte that is no plain letter or digit is escaped in octal. */
    @SuppressWarnings("OrphanedFormatString") // It is one for the shell.
    private static String spelled(String text) {
        var octal = new StringBuilder("\"$(printf %b '");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each >= '0' && each <= '9' || each >= 'A' && each <= 'Z' || each >= 'a' && each <= 'z';
            octal.append(plain ? String.valueOf((char) each) : "\\0%03o".formatted(each & 0xff));
        }
        return octal.append("')\"").toString();
    }

    /** Windows takes characters, not bytes. */
    private static boolean isUtf8() {
        return File.separatorChar == '\\'
                || System.getProperty("sun.jnu.encoding", "").equals("UTF-8")
                        && (Runtime.version().feature() >= 18
                                || Charset.defaultCharset().equals(StandardCharsets.UTF_8));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
