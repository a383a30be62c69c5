package dev.mailkeys.rotation.sink.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What one {@code [sinks.NAME]} says, each value of the type that its {@link SinkKey} has, and the problems that its factory
 * finds in it. For one thread.
 */
public final class SinkValues {

    /**
     * Something that is wrong.
     *
     * @param key the key that it is about; empty for the table as a whole
     * @param text what is wrong and what to do instead; quotes no value that could be a token
     */
    public record Problem(String key, String text) {

        /**
         * Creates one. No argument may be null.
         *
         * @param key the key that it is about
         * @param text what is wrong and what to do instead
         */
        public Problem {
            Objects.requireNonNull(key, "key must not be null");
            Objects.requireNonNull(text, "text must not be null");
        }
    }

    private final Map<String, Object> values;
    private final Path folder;
    private final Set<String> credentials;
    private final List<Problem> problems = new ArrayList<>();

    private SinkValues(Map<String, Object> values, Path folder, Set<String> credentials) {
        this.values = Map.copyOf(values);
        this.folder = folder;
        this.credentials = Set.copyOf(credentials);
    }

    /**
     * Values that were read.
     *
     * @param values by key: a {@link String} for texts, words and names of variables, a {@link List} of strings for lists,
     *     a {@link Boolean}, an {@link Integer}, a {@link Duration}, a {@link Path}
     * @param folder the folder in which the file is
     * @param credentials the variables of the environment that the file names as credentials
     * @return the values
     */
    public static SinkValues of(Map<String, Object> values, Path folder, Set<String> credentials) {
        Objects.requireNonNull(values, "values must not be null");
        Objects.requireNonNull(folder, "folder must not be null");
        Objects.requireNonNull(credentials, "credentials must not be null");
        return new SinkValues(values, folder, credentials);
    }

    /**
     * Whether a value is there, and is one that the key takes.
     *
     * @param key the key
     * @return whether it is
     */
    public boolean has(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return values.containsKey(key);
    }

    /**
     * A text, a word, or the name of a variable.
     *
     * @param key the key
     * @return the text; empty where there is none
     */
    public Optional<String> text(String key) {
        return value(key, String.class);
    }

    /**
     * A list of texts, or a command.
     *
     * @param key the key
     * @return the texts; none where there is no list
     */
    public List<String> texts(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return values.get(key) instanceof List<?> texts
                ? texts.stream().map(String.class::cast).toList()
                : List.of();
    }

    /**
     * Whether a flag is set.
     *
     * @param key the key
     * @return {@code false} by default
     */
    public boolean flag(String key) {
        return value(key, Boolean.class).orElse(false);
    }

    /**
     * A number.
     *
     * @param key the key
     * @return the number; empty where there is none
     */
    public Optional<Integer> number(String key) {
        return value(key, Integer.class);
    }

    /**
     * A length of time.
     *
     * @param key the key
     * @return the length; empty where there is none
     */
    public Optional<Duration> length(String key) {
        return value(key, Duration.class);
    }

    /**
     * A path, of a file with a secret too.
     *
     * @param key the key
     * @return the path, which begins at a root; empty where there is none
     */
    public Optional<Path> path(String key) {
        return value(key, Path.class);
    }

    /**
     * The folder in which the file is: relative paths of programs begin there.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * The variables of the environment that the whole file names as credentials: a program that stores one token has no need
     * of them.
     *
     * @return their names
     */
    public Set<String> credentialVariables() {
        return credentials;
    }

    /**
     * Notes that something is wrong. All that is noted is told at once, each with its line, and nothing is sent.
     *
     * @param key the key that it is about
     * @param text what is wrong and what to do instead; quotes no value that could be a token
     */
    public void problem(String key, String text) {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(text, "text must not be null");
        problems.add(new Problem(key, text));
    }

    /**
     * What something makes of a value, or its complaint noted as a problem.
     *
     * @param key the key that it is about
     * @param meaning makes it; an {@link IllegalArgumentException} is its complaint
     * @param <T> what is made
     * @return what was made; empty where it complained
     */
    public <T> Optional<T> understood(String key, Supplier<T> meaning) {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(meaning, "meaning must not be null");
        try {
            return Optional.of(meaning.get());
        } catch (IllegalArgumentException complaint) {
            problem(key, key + ": " + complaint.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The problems that were noted.
     *
     * @return them, in order
     */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private <T> Optional<T> value(String key, Class<T> type) {
        Objects.requireNonNull(key, "key must not be null");
        return Optional.ofNullable(values.get(key)).filter(type::isInstance).map(type::cast);
    }
}
