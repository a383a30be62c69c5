package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Collects the credentials that the accounts and sinks of a file name, before any of them is read. */
final class SecretNames {

    private final TomlParseResult toml;
    private final FilePaths paths;
    private final SinkKinds kinds;
    private final Set<String> variables = new HashSet<>();
    private final Set<Path> files = new HashSet<>();

    SecretNames(TomlParseResult toml, FilePaths paths, SinkKinds kinds) {
        this.toml = toml;
        this.paths = paths;
        this.kinds = kinds;
    }

    NamedSecrets read() {
        add(DatabaseDefinition.PASSWORD, true, false);
        // By these names in any table, even one with problems.
        toml.dottedKeySet().forEach(key -> {
            if (toml.get(key) instanceof String text) {
                add(text, key.matches(".*[.](?:token|password)-env"), key.matches(".*[.](?:token|password)-file"));
            }
        });
        if (toml.get(List.of("sinks")) instanceof TomlTable sinks) {
            sinks.keySet().stream()
                    .map(name -> sinks.get(List.of(name)))
                    .filter(TomlTable.class::isInstance)
                    .forEach(sink -> addOf((TomlTable) sink));
        }
        return new NamedSecrets(Set.copyOf(variables), Set.copyOf(files));
    }

    private void addOf(TomlTable sink) {
        if (sink.get(List.of("type")) instanceof String type) {
            kinds.credentials(type)
                    .forEach(key -> named(sink, key).ifPresent(text -> {
                        add(text, key.kind() == Kind.CREDENTIAL, key.kind() == Kind.CREDENTIAL_FILE);
                    }));
        }
    }

    private static Optional<String> named(TomlTable sink, SinkKey key) {
        return sink.get(List.of(key.name())) instanceof String text ? Optional.of(text) : key.fallback();
    }

    private void add(String text, boolean isVariable, boolean isFile) {
        if (isVariable) {
            variables.add(text);
        }
        if (isFile) {
            NamedSecrets.file(paths, text).ifPresent(files::add);
        }
    }
}
