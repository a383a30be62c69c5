package dev.mailkeys.cli.rotationfile;

import static java.util.stream.Collectors.toCollection;

import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The installed kinds of sinks.
 *
 * @param all a factory for each, by type
 */
public record SinkKinds(List<SinkFactory> all) {

    /** The prefix of variables for mailkeys alone: no other program needs a credential in one of them. */
    private static final String OURS = "MAILKEYS_";

    public static SinkKinds installed() {
        return new SinkKinds(SinkFactory.installed(JarFolder.SINKS.loaders()));
    }

    /** The kinds for these types. The jars of the folder are opened only if a type is not built in. */
    static SinkKinds having(Set<String> types) {
        return having(types, JarFolder.SINKS::loaders);
    }

    static SinkKinds having(Set<String> types, Supplier<List<ClassLoader>> jars) {
        var ours = new SinkKinds(SinkFactory.installed());
        return ours.types().containsAll(types) ? ours : new SinkKinds(SinkFactory.installed(jars.get()));
    }

    /** Where tokens can be put, in words, without one type. */
    public List<String> titlesBut(String type) {
        return all.stream()
                .filter(kind -> !kind.type().equals(type))
                .map(SinkFactory::title)
                .toList();
    }

    Set<String> types() {
        return all.stream().map(SinkFactory::type).collect(toCollection(LinkedHashSet::new));
    }

    Optional<SinkFactory> of(String type) {
        return all.stream().filter(kind -> kind.type().equals(type)).findFirst();
    }

    /** The default credential variables of all kinds of sinks, if they are for mailkeys alone. */
    public Set<String> variablesOfOurs() {
        return all.stream()
                .flatMap(kind -> kind.keys().stream())
                .filter(key -> key.kind() == Kind.CREDENTIAL)
                .flatMap(key -> key.fallback().stream())
                .filter(variable -> variable.startsWith(OURS))
                .collect(toCollection(TreeSet::new));
    }

    /** The default variables of all kinds of sinks, in words. */
    public Map<String, String> variables() {
        var words = new LinkedHashMap<String, String>();
        for (SinkFactory kind : all) {
            String sinks = "sinks that are " + kind.title();
            kind.keys().stream()
                    .filter(key -> key.kind() == Kind.CREDENTIAL)
                    .forEach(key -> key.fallback()
                            .ifPresent(variable -> words.put(
                                    variable,
                                    "A credential for " + sinks + ", unless " + key.name() + " names another.")));
            kind.server()
                    .ifPresent(server -> words.put(
                            server.addressVariable(), "The address of " + server.title() + " for " + sinks + "."));
        }
        return words;
    }

    /** The keys of a type that name a secret's place. */
    Stream<SinkKey> credentials(String type) {
        return of(type).stream()
                .flatMap(kind -> kind.keys().stream())
                .filter(key -> key.kind() == Kind.CREDENTIAL || key.kind() == Kind.CREDENTIAL_FILE);
    }
}
