package dev.mailkeys.rotation.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a dotenv file, and where one variable is set in it.
 *
 * @param text the whole file
 * @param variable the variable's name
 */
record DotenvText(String text, String variable) {

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final Pattern SETS =
            Pattern.compile("[ \t]*+(?:export[ \t]++)?+([A-Za-z_][A-Za-z0-9_.-]*+)[ \t]*+=[ \t]*+");
    private static final Pattern PLAIN = Pattern.compile("([^\\s#'\"`\\\\$]*+)[ \t]*(?:(?<=[ \t])#[^\r\n]*+)?\r?");
    private static final Pattern QUOTED = Pattern.compile("(?s)'([^'\\\\]*+)'|\"([^\"\\\\$`]*+)\"");
    private static final Pattern AFTER_QUOTES = Pattern.compile("[ \t]*+(?:#[^\r\n]*+)?\r?");

    /**
     * Where a variable is set.
     *
     * @param line where its line begins
     * @param from where its value begins, quotes included
     * @param to where its value ends
     * @param quote its quote; empty where it has none
     * @param value its value
     */
    record Assignment(int line, int from, int to, String quote, String value) {}

    /** Where the variable is set; refuses a file in which that is not certain. */
    Optional<Assignment> find() throws FileProblem {
        if (text.indexOf('\0') >= 0) {
            throw new FileProblem("it is not text");
        }
        List<Integer> lines = lines();
        long looksLike = text.lines().filter(this::setsVariable).count();
        if (lines.size() > 1) {
            throw new FileProblem(variable + " is set " + lines.size() + " times; leave one of them");
        }
        if (looksLike != lines.size()) {
            throw new FileProblem(variable + " is set within quotes that begin on another line");
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(assignment(lines.get(0)));
    }

    /** The line above the variable's, without its line break; empty if there is none. */
    String lineAbove(Assignment found) {
        return text.substring(startOfLineAbove(found), found.line()).stripTrailing();
    }

    /** The file with another value, and with a mark above the variable. */
    String replace(Assignment found, boolean isMarked, String mark, String value) {
        int above = isMarked ? startOfLineAbove(found) : found.line();
        return text.substring(0, above)
                + mark
                + text.substring(found.line(), found.from())
                + value
                + text.substring(found.to());
    }

    /** The file with a variable at its end. */
    String append(String lines) {
        boolean whole = text.isEmpty() || text.endsWith("\n");
        return text + (whole ? "" : lineBreak()) + lines + lineBreak();
    }

    /** How lines end in this file. */
    String lineBreak() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    private boolean setsVariable(String line) {
        Matcher sets = SETS.matcher(line.startsWith(BYTE_ORDER_MARK) ? line.substring(3) : line);
        return sets.lookingAt() && sets.group(1).equals(variable);
    }

    /** Where the lines begin that set the variable; lines within the quotes of another are none. */
    private List<Integer> lines() {
        var found = new ArrayList<Integer>();
        int next;
        for (int at = text.startsWith(BYTE_ORDER_MARK) ? 3 : 0; at < text.length(); at = next) {
            int end = endOfLine(at);
            Matcher sets = SETS.matcher(text).region(at, end);
            if (sets.lookingAt()) {
                if (sets.group(1).equals(variable)) {
                    found.add(at);
                }
                end = endOfLine(endOfQuotes(sets.end()));
            }
            next = end + 1;
        }
        return found;
    }

    private Assignment assignment(int line) throws FileProblem {
        Matcher sets = SETS.matcher(text).region(line, endOfLine(line));
        int from = sets.lookingAt() ? sets.end() : line;
        int end = endOfLine(endOfQuotes(from));
        Matcher plain = PLAIN.matcher(text).region(from, end).useTransparentBounds(true);
        if (plain.matches()) {
            // Without a value, a new one goes right after the sign and before the blanks of a comment.
            int begin = plain.group(1).isEmpty() ? text.lastIndexOf('=', from) + 1 : from;
            return new Assignment(line, begin, plain.end(1) + begin - from, "", plain.group(1));
        }
        Matcher quoted = QUOTED.matcher(text).region(from, end);
        if (!quoted.lookingAt()
                || !AFTER_QUOTES.matcher(text).region(quoted.end(), end).matches()) {
            throw new FileProblem("readers of dotenv files do not read the value of " + variable
                    + " alike; write it without spaces and escapes, or within single quotes");
        }
        String value = text.substring(quoted.start() + 1, quoted.end() - 1);
        return new Assignment(line, from, quoted.end(), text.substring(from, from + 1), value);
    }

    /** Where the quotes close that open at a value's beginning; its beginning, if none open there or they never close. */
    private int endOfQuotes(int from) {
        char quote = from < text.length() ? text.charAt(from) : '\n';
        if (quote != '"' && quote != '\'' && quote != '`') {
            return from;
        }
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == quote) {
                return at;
            }
            at += quote == '"' && text.charAt(at) == '\\' ? 1 : 0;
        }
        return from;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int startOfLineAbove(Assignment found) {
        int first = text.startsWith(BYTE_ORDER_MARK) ? 3 : 0;
        return found.line() == first ? first : Math.max(first, text.lastIndexOf('\n', found.line() - 2) + 1);
    }
}
