package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one key of a sink, as its kind declares it.
 *
 * @param section the table that it is in
 * @param paths resolves the file's paths
 */
record SinkKeyReader(TomlSection section, FilePaths paths) {

    /** The value, in the type of {@link dev.mailkeys.rotation.sink.spi.SinkValues}; empty if there is none. */
    Optional<Object> read(SinkKey key) {
        Optional<Object> value = value(key);
        if (key.isRequired() && (!section.isThere(key.name()) || isEmptyList(key.name()))) {
            section.problem("", key.name() + " is missing: " + key.meaning() + ".");
        }
        if (!key.isRequired() && key.kind() == SinkKey.Kind.TEXT_OR_TEXTS && isEmptyList(key.name())) {
            section.problem(key.name(), key.name() + " is empty");
        }
        return value;
    }

    private Optional<Object> value(SinkKey key) {
        String name = key.name();
        return switch (key.kind()) {
            case TEXT -> section.text(name).map(Function.identity());
            case TEXTS -> texts(name);
            case TEXT_OR_TEXTS ->
                section.isList(name) ? texts(name) : section.text(name).map(Function.identity());
            case WORD -> section.<Object>choice(name, new LinkedHashSet<>(key.words()), word -> word);
            case FLAG -> section.isThere(name) ? Optional.of(section.flag(name, false)) : Optional.empty();
            case NUMBER -> section.number(name, key.least(), key.most()).map(Function.identity());
            case LENGTH -> section.length(name).map(Function.identity());
            case PATH, CREDENTIAL_FILE -> path(name);
            case COMMAND -> section.understood(name, () -> fromHome(section.texts(name)));
            case CREDENTIAL -> section.variable(name).or(key::fallback).map(Function.identity());
        };
    }

    private Optional<Object> texts(String name) {
        List<String> texts = section.texts(name);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }

    private Optional<Object> path(String name) {
        Optional<Path> path = section.text(name).flatMap(text -> section.understood(name, () -> paths.path(text)));
        return path.map(Function.identity());
    }

    private boolean isEmptyList(String name) {
        return section.isList(name) && section.texts(name).isEmpty();
    }

    /** The program may begin with {@code ~/}; arguments stay as they are. */
    private List<String> fromHome(List<String> command) {
        var words = new ArrayList<>(command);
        if (!words.isEmpty() && words.get(0).startsWith("~/")) {
            words.set(0, paths.fromHome(words.get(0)));
        }
        return words;
    }
}
