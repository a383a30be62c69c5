package dev.mailkeys.cli.toml;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.text.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One table of a TOML file, read key by key. Problems are noted with their lines, and reading goes on. */
public final class TomlSection {

    private static final String TOKEN =
            " holds what looks like a token. Name a variable or a file that holds it instead, and replace that token";

    private final String name;
    private final @Nullable TomlPosition at;
    private final TomlTable table;
    private final TomlProblems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> named = new LinkedHashSet<>();

    public TomlSection(String name, @Nullable TomlPosition at, TomlTable table, TomlProblems problems) {
        this.name = name;
        this.at = at;
        this.table = table;
        this.problems = problems;
    }

    /** The table's own name: {@code newsletter} of {@code [targets.newsletter]}. */
    public String name() {
        return name;
    }

    public Optional<String> text(String key) {
        Object value = value(key);
        if (value instanceof String text && !text.isBlank() && isClean(key, text)) {
            return Optional.of(text);
        }
        if (value != null && !(value instanceof String text && !text.isBlank())) {
            problem(key, key + (value instanceof String ? " is empty" : " takes text in quotes"));
        }
        return Optional.empty();
    }

    public Optional<String> required(String key, String why) {
        if (value(key) == null) {
            problems.add(at, key + " is missing: " + why);
        }
        return text(key);
    }

    public List<String> texts(String key) {
        Object value = value(key);
        var texts = new ArrayList<String>();
        if (value instanceof TomlArray array && array.toList().stream().allMatch(String.class::isInstance)) {
            array.toList().forEach(item -> texts.add((String) item));
        } else if (value != null) {
            problem(key, key + " takes a list of texts: [\"one\", \"two\"]");
        }
        return texts.stream().allMatch(text -> isClean(key, text)) ? texts : List.of();
    }

    /** Text, or a whole number as text, as options and variables give it. */
    public Optional<String> word(String key) {
        return value(key) instanceof Long number ? Optional.of(number.toString()) : text(key);
    }

    public boolean isThere(String key) {
        return value(key) != null;
    }

    public boolean isList(String key) {
        return value(key) instanceof TomlArray;
    }

    public Optional<Integer> number(String key, int least, int most) {
        Object value = value(key);
        if (value instanceof Long number && number >= least && number <= most) {
            return Optional.of(number.intValue());
        }
        if (value != null) {
            problem(key, key + " takes a whole number from " + least + " to " + most);
        }
        return Optional.empty();
    }

    public boolean flag(String key, boolean otherwise) {
        Object value = value(key);
        if (value != null && !(value instanceof Boolean)) {
            problem(key, key + " takes true or false");
        }
        return value instanceof Boolean said ? said : otherwise;
    }

    /** The name of a variable of the environment that holds a secret. */
    public Optional<String> variable(String key) {
        Optional<String> text = text(key);
        Optional<String> name = text.filter(word -> word.matches("[A-Za-z_][A-Za-z0-9_]*"));
        if (text.isPresent() && name.isEmpty()) {
            problem(key, key + " takes the name of a variable, not a token");
        }
        return name;
    }

    /** A length of time, in quotes. */
    public Optional<Duration> length(String key) {
        return word(key).flatMap(text -> understood(key, () -> TimeText.length(key + " = \"…\"", text)));
    }

    /** One of a few words. */
    public <T> Optional<T> choice(String key, Set<String> words, Function<String, T> meaning) {
        Optional<String> text = text(key);
        text.filter(word -> !words.contains(word))
                .ifPresent(word ->
                        problem(key, key + " takes one of " + String.join(", ", words) + Nearest.hint(word, words)));
        return text.filter(words::contains).map(meaning);
    }

    /** The converted value; if the conversion fails, its message is noted as a problem. */
    public <T> Optional<T> understood(String key, Supplier<T> meaning) {
        try {
            return Optional.of(meaning.get());
        } catch (Failure complaint) {
            problem(key, String.valueOf(complaint.getMessage()));
        } catch (IllegalArgumentException complaint) {
            problem(key, key + ": " + complaint.getMessage());
        }
        return Optional.empty();
    }

    public void problem(String key, String text) {
        TomlPosition there = key.isEmpty() ? at : table.inputPositionOf(List.of(key));
        problems.add(there == null ? at : there, text);
    }

    /** The named tables in this one: all that were not read by a fixed key so far. */
    public List<TomlSection> tables() {
        var tables = new ArrayList<TomlSection>();
        for (String key : table.keySet()) {
            if (!known.contains(key) && table.get(List.of(key)) instanceof TomlTable inner && named.add(key)) {
                tables.add(inner(key, inner));
            }
        }
        return tables;
    }

    /** The table {@code [name]}. */
    public Optional<TomlSection> table(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof TomlTable)) {
            problem(key, key + " takes a table: [" + key + ".NAME]");
        }
        return value instanceof TomlTable inner ? Optional.of(inner(key, inner)) : Optional.empty();
    }

    /** Accepts a key that is read elsewhere. */
    public void expect(String key) {
        known.add(key);
    }

    /** Notes every unknown key as a problem. */
    public void end() {
        for (String key : table.keySet()) {
            if (!known.contains(key) && !named.contains(key)) {
                problems.addUnknown(table.inputPositionOf(List.of(key)), key, known);
                if (table.get(List.of(key)) instanceof String text) {
                    isClean(key, text);
                }
            }
        }
    }

    private TomlSection inner(String key, TomlTable inner) {
        return new TomlSection(key, table.inputPositionOf(List.of(key)), inner, problems);
    }

    private @Nullable Object value(String key) {
        known.add(key);
        return table.get(List.of(key));
    }

    private boolean isClean(String key, String text) {
        if (SecretSigns.isToken(text)) {
            problem(key, key + TOKEN);
            return false;
        }
        return true;
    }
}
