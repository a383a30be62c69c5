package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers of dotenv files make of a text, each by its own rules: those of node's dotenv 16 and of python-dotenv 1 by
 * their regular expressions, systemd's {@code EnvironmentFile=} by its state machine, Docker's {@code --env-file} by its
 * lines, and the shells that there are by asking them. They share no code with the sink.
 */
final class DotenvReaders {

    private static final Pattern NODE = Pattern.compile("(?m)^\\s*(?:export\\s+)?([\\w.-]+)(?:\\s*=\\s*?|:\\s+?)"
            + "(\\s*'(?:\\\\'|[^'])*'|\\s*\"(?:\\\\\"|[^\"])*\"|\\s*`(?:\\\\`|[^`])*`|[^#\\r\\n]+)?\\s*(?:#.*)?$");

    private static final Pattern PYTHON_SPACE = Pattern.compile("\\s*");
    private static final Pattern PYTHON_EXPORT = Pattern.compile("(?:export[^\\S\\r\\n]+)?");
    private static final Pattern PYTHON_KEY = Pattern.compile("'([^']+)'|([^=\\#\\s]+)");
    private static final Pattern PYTHON_EQUAL = Pattern.compile("[^\\S\\r\\n]*(=[^\\S\\r\\n]*)?");
    private static final Pattern PYTHON_VALUE =
            Pattern.compile("'((?:\\\\'|[^'])*)'|\"((?:\\\\\"|[^\"])*)\"|(?!['\"])([^\\r\\n]*)");
    private static final Pattern PYTHON_END =
            Pattern.compile("[^\\S\\r\\n]*(?:#[^\\r\\n]*)?[^\\S\\r\\n]*(?:\\r\\n|\\n|\\r|$)");
    private static final Pattern PYTHON_REST = Pattern.compile("[^\\r\\n]*(?:\\r|\\n|\\r\\n)?");

    private DotenvReaders() {}

    /** By the reader's name, what it reads. */
    static Map<String, Map<String, String>> all(String text) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        all.put("node", node(text));
        all.put("python", python(text));
        all.put("systemd", systemd(text));
        all.put("docker", docker(text));
        return all;
    }

    private static Map<String, String> node(String text) {
        var read = new TreeMap<String, String>();
        Matcher line = NODE.matcher(text.replaceAll("\r\n?", "\n"));
        while (line.find()) {
            String value = line.group(2) == null ? "" : line.group(2).strip();
            read.put(line.group(1), value.replaceFirst("(?s)^(['\"`])(.*)\\1$", "$2"));
        }
        return read;
    }

    private static Map<String, String> python(String text) {
        var read = new TreeMap<String, String>();
        int at = end(PYTHON_SPACE, text, 0);
        while (at < text.length()) {
            int begin = at;
            Matcher comment = PYTHON_END.matcher(text).region(at, text.length());
            if (text.charAt(at) == '#' && comment.lookingAt()) {
                at = end(PYTHON_SPACE, text, comment.end());
                continue;
            }
            at = end(PYTHON_EXPORT, text, at);
            Matcher key = PYTHON_KEY.matcher(text).region(at, text.length());
            boolean whole = key.lookingAt();
            Optional<String> value = Optional.empty();
            if (whole) {
                Matcher equal = PYTHON_EQUAL.matcher(text).region(key.end(), text.length());
                at = equal.lookingAt() ? equal.end() : key.end();
                if (equal.group(1) != null) {
                    Matcher said = PYTHON_VALUE.matcher(text).region(at, text.length());
                    whole = said.lookingAt();
                    at = whole ? said.end() : at;
                    value = whole ? Optional.of(pythonValue(said)) : value;
                }
                Matcher end = PYTHON_END.matcher(text).region(at, text.length());
                whole = whole && end.lookingAt();
                at = whole ? end.end() : at;
            }
            if (whole) {
                read.put(key.group(1) == null ? key.group(2) : key.group(1), value.orElse("(none)"));
            } else {
                at = Math.max(begin + 1, end(PYTHON_REST, text, begin));
            }
            at = end(PYTHON_SPACE, text, at);
        }
        return read;
    }

    private static String pythonValue(Matcher said) {
        if (said.group(3) != null) {
            return said.group(3).replaceFirst("\\s+#.*", "").stripTrailing();
        }
        return said.group(1) == null ? said.group(2) : said.group(1);
    }

    private static int end(Pattern pattern, String text, int from) {
        Matcher found = pattern.matcher(text).region(from, text.length());
        return found.lookingAt() ? found.end() : from;
    }

    /** Docker takes a line as it is: no quotes, no escapes, no comments but whole lines. */
    private static Map<String, String> docker(String text) {
        var read = new TreeMap<String, String>();
        text.lines()
                .map(String::stripLeading)
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int sign = line.indexOf('=');
                    if (sign > 0) {
                        read.put(
                                line.substring(0, sign).stripTrailing(),
                                line.substring(sign + 1).stripLeading());
                    }
                });
        return read;
    }

    private enum State {
        BEFORE_KEY,
        KEY,
        BEFORE_VALUE,
        VALUE,
        VALUE_ESCAPE,
        SINGLE,
        DOUBLE,
        DOUBLE_ESCAPE,
        COMMENT,
        COMMENT_ESCAPE
    }

    private static Map<String, String> systemd(String text) {
        var read = new TreeMap<String, String>();
        var key = new StringBuilder();
        var value = new StringBuilder();
        State state = State.BEFORE_KEY;
        for (char c : (text + "\n").toCharArray()) {
            boolean line = c == '\n' || c == '\r';
            boolean blank = line || c == ' ' || c == '\t';
            if (line && (state == State.VALUE || state == State.BEFORE_VALUE)) {
                read.put(key.toString().strip(), value.toString().stripTrailing());
            }
            switch (state) {
                case BEFORE_KEY -> {
                    state = c == '#' || c == ';' ? State.COMMENT : blank ? state : State.KEY;
                    key.setLength(0);
                    value.setLength(0);
                    key.append(state == State.KEY ? String.valueOf(c) : "");
                }
                case KEY -> {
                    state = line ? State.BEFORE_KEY : c == '=' ? State.BEFORE_VALUE : state;
                    key.append(state == State.KEY ? String.valueOf(c) : "");
                }
                case BEFORE_VALUE -> {
                    state = line
                            ? State.BEFORE_KEY
                            : c == '\''
                                    ? State.SINGLE
                                    : c == '"'
                                            ? State.DOUBLE
                                            : c == '\\' ? State.VALUE_ESCAPE : blank ? state : State.VALUE;
                    value.append(state == State.VALUE ? String.valueOf(c) : "");
                }
                case VALUE -> {
                    state = line ? State.BEFORE_KEY : c == '\\' ? State.VALUE_ESCAPE : state;
                    value.append(state == State.VALUE ? String.valueOf(c) : "");
                }
                case VALUE_ESCAPE -> {
                    state = State.VALUE;
                    value.append(line ? "" : String.valueOf(c));
                }
                case SINGLE -> {
                    state = c == '\'' ? State.BEFORE_VALUE : state;
                    value.append(state == State.SINGLE ? String.valueOf(c) : "");
                }
                case DOUBLE -> {
                    state = c == '"' ? State.BEFORE_VALUE : c == '\\' ? State.DOUBLE_ESCAPE : state;
                    value.append(state == State.DOUBLE ? String.valueOf(c) : "");
                }
                case DOUBLE_ESCAPE -> {
                    state = State.DOUBLE;
                    value.append("\"\\`$".indexOf(c) >= 0 ? String.valueOf(c) : line ? "" : "\\" + c);
                }
                case COMMENT -> state = line ? State.BEFORE_KEY : c == '\\' ? State.COMMENT_ESCAPE : state;
                case COMMENT_ESCAPE -> state = State.COMMENT;
            }
        }
        return read;
    }

    /** What a shell has in the named variables once it has read each of the files, nothing where it gave up on the file. */
    static Map<Path, String> shell(String shell, List<Path> files, List<String> names, Path folder)
            throws IOException, InterruptedException {
        String show = "for name in " + String.join(" ", names)
                + "; do eval \"value=\\${$name-(none)}\"; printf '%s=%s;' \"$name\" \"$value\"; done";
        var script = new StringBuilder("for file in *.env; do (set -a; unset ENV; . \"./$file\" >/dev/null 2>&1; "
                + shell + " -n \"./$file\" 2>/dev/null && printf 'read;'; " + show
                + ") > \"$file.seen\" 2>/dev/null </dev/null; done\n");
        Process process = new ProcessBuilder(shell, "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        process.waitFor();
        var seen = new LinkedHashMap<Path, String>();
        for (Path file : files) {
            seen.put(file, new String(Files.readAllBytes(Path.of(file + ".seen")), UTF_8));
        }
        return seen;
    }
}
