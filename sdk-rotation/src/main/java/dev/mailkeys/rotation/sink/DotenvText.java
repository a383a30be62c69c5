package dev.mailkeys.rotation.sink;

import dev.mailkeys.rotation.sink.dotenv.LineBeginning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a dotenv file, and where variables are set in it.
 *
 * @param text the whole file, one character a byte
 */
record DotenvText(String text) {

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final Pattern SETS =
            Pattern.compile("[ \t]*+(export[ \t]++)?+([A-Za-z_][A-Za-z0-9_.-]*+)[ \t]*+=[ \t]*+");
    private static final Pattern PLAIN =
            Pattern.compile("([^\\s#'\"`\\\\$;&|()<>~]*+)[ \t]*(?:(?<=[ \t])#[^\r\n]*+)?\r?");
    private static final Pattern QUOTED = Pattern.compile("(?s)'([^'\\\\]*+)'|\"([^\"\\\\$`]*+)\"");

    /** If a variable has no value, some readers take it from the lines below. */
    private static final Pattern QUOTE_BELOW = Pattern.compile("[\\s[^\\p{ASCII}]]*+['\"`]");

    private static final Pattern AFTER_QUOTES = Pattern.compile("[ \t]*+(?:#[^\r\n]*+)?\r?");

    /** What at least one reader takes for the beginning of a line, a word or a command. */
    private static final String BEGINS =
            "(?:^|[\\s\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff;&|({`])";

    /**
     * Where a variable is set.
     *
     * @param name its name
     * @param isExported whether the line says so
     * @param line where its line begins
     * @param from where its value begins, quotes included
     */
    record Line(String name, boolean isExported, int line, int from) {}

    /**
     * The value of a variable.
     *
     * @param line where its line begins
     * @param from where its value begins, quotes included
     * @param to where its value ends
     * @param quote its quote; empty where it has none
     * @param value its value
     */
    record Assignment(int line, int from, int to, String quote, String value) {}

    /** Where the variable is set; refuses a file if that is not certain. */
    Optional<Assignment> find(String variable) throws FileProblem {
        if (text.indexOf('\0') >= 0) {
            throw new FileProblem("it is not text");
        }
        List<Line> lines =
                lines().stream().filter(line -> line.name().equals(variable)).toList();
        if (lines.size() > 1) {
            throw new FileProblem(variable + " is set " + lines.size() + " times; leave one of them");
        }
        if (mentions(variable) != lines.size()) {
            throw new FileProblem(variable + " is set in a form that not every reader of dotenv files knows, or within"
                    + " another line or quotes; leave one line " + variable + "=VALUE");
        }
        Optional<Assignment> found = Optional.empty();
        if (lines.size() == 1) {
            found = Optional.of(assignment(lines.get(0)));
            refuseDoubt(text.substring(0, found.get().line()));
        }
        return found;
    }

    /** Whether every line that sets a variable exports it. */
    boolean exportsAll() {
        List<Line> lines = lines();
        return !lines.isEmpty() && lines.stream().allMatch(Line::isExported);
    }

    /** The value that a line sets; empty if readers disagree on it. */
    Optional<Assignment> valueOf(Line line) {
        try {
            return Optional.of(assignment(line));
        } catch (FileProblem notAlike) {
            return Optional.empty();
        }
    }

    /** The line above an assignment, without its line break; empty if there is none. */
    String lineAbove(Assignment found) {
        return text.substring(startOfLineAbove(found), found.line()).stripTrailing();
    }

    /** Refuses a mark above an assignment that is within the quotes of another. */
    void refuseDoubtAbove(Assignment found) throws FileProblem {
        refuseDoubt(text.substring(0, startOfLineAbove(found)));
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

    /** The file with a variable added at its end; refuses a file if not every reader would see a line there. */
    String append(String lines) throws FileProblem {
        boolean whole = text.isEmpty() || text.endsWith("\n");
        // Not the file's own line break: to a shell, a carriage return would belong to the last value.
        String before = text + (whole ? "" : "\n");
        refuseDoubt(before);
        return before + lines + lineBreak();
    }

    /** The line break of the last complete line. Added lines end alike, so that writing again changes nothing. */
    String lineBreak() {
        int last = text.lastIndexOf('\n');
        return last > 0 && text.charAt(last - 1) == '\r' ? "\r\n" : "\n";
    }

    private static void refuseDoubt(String before) throws FileProblem {
        Optional<String> doubt = before.equals(BYTE_ORDER_MARK) ? Optional.empty() : new LineBeginning(before).doubt();
        if (doubt.isPresent()) {
            throw new FileProblem(doubt.get());
        }
    }

    /** How often a reader may see the variable set. Comments do not count. */
    private long mentions(String variable) {
        String decoded = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return Pattern.compile("(?m)" + BEGINS + "(" + Pattern.quote(variable) + ")\\s*(?:\\+?=|:)")
                .matcher(decoded)
                .results()
                .filter(found -> !isInComment(decoded, found.start(1)))
                .count();
    }

    private static boolean isInComment(String text, int at) {
        int begin = 1 + Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1));
        return begin < at && text.substring(begin, at).matches("(?s)(?:.*[ \t])?#.*");
    }

    /** The lines that set a variable, without those within the quotes of another. */
    List<Line> lines() {
        var found = new ArrayList<Line>();
        int next;
        for (int at = text.startsWith(BYTE_ORDER_MARK) ? 3 : 0; at < text.length(); at = next) {
            int end = endOfLine(at);
            Matcher sets = SETS.matcher(text).region(at, end);
            if (sets.lookingAt()) {
                found.add(new Line(sets.group(2), sets.group(1) != null, at, sets.end()));
                end = endOfLine(endOfQuotes(sets.end()));
            }
            next = end + 1;
        }
        return found;
    }

    private Assignment assignment(Line line) throws FileProblem {
        int from = line.from();
        int end = endOfLine(endOfQuotes(from));
        if (text.substring(from, end).stripTrailing().endsWith("\\")) {
            throw new FileProblem("the line of " + line.name() + " ends in a backslash, and goes on for some readers");
        }
        Matcher plain = PLAIN.matcher(text).region(from, end).useTransparentBounds(true);
        if (plain.matches()) {
            if (plain.group(1).isEmpty() && isAt(from, QUOTE_BELOW)) {
                throw new FileProblem(
                        line.name() + " has no value, and some readers take the quote on a line below it for"
                                + " one; write " + line.name() + "='' or fix that line");
            }
            // If there is no value, the new one goes right after the equals sign, before the blanks of a comment.
            int begin = plain.group(1).isEmpty() ? text.lastIndexOf('=', from) + 1 : from;
            return new Assignment(line.line(), begin, endOfBlanks(plain.end(1), begin - from), "", plain.group(1));
        }
        Matcher quoted = QUOTED.matcher(text).region(from, end);
        if (!quoted.lookingAt()
                || !AFTER_QUOTES.matcher(text).region(quoted.end(), end).matches()) {
            throw new FileProblem("readers of dotenv files do not read the value of " + line.name()
                    + " alike; write it without spaces and escapes, or within single quotes");
        }
        String value = text.substring(quoted.start() + 1, quoted.end() - 1);
        return new Assignment(line.line(), from, quoted.end(), text.substring(from, from + 1), value);
    }

    private boolean isAt(int place, Pattern pattern) {
        return pattern.matcher(text).region(place, text.length()).lookingAt();
    }

    /** To some readers, blanks at the end of a line belong to the value. Those before a comment stay. */
    private int endOfBlanks(int value, int shift) {
        int end = value;
        while (end < text.length() && " \t".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end == text.length() || "\r\n".indexOf(text.charAt(end)) >= 0 ? end : value + shift;
    }

    /** Where a value's opening quote is closed; the value's beginning if there is no quote or it is never closed. */
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
