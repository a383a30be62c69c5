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
 * The kinds of sinks whose jars are there.
 *
 * @param all a factory for each, by type
 */
public record SinkKinds(List<SinkFactory> all) {

    /** How the variables begin that are ours alone: no program has a use for a credential in one of them. */
    private static final String OURS = "MAILKEYS_";

    public static SinkKinds installed() {
        return new SinkKinds(SinkFactory.installed(JarFolder.SINKS.loaders()));
    }

    /** Those that sinks of these types need: where ours have all of them, no jar of the folder is looked into. */
    static SinkKinds having(Set<String> types) {
        return having(types, JarFolder.SINKS::loaders);
    }

    static SinkKinds having(Set<String> types, Supplier<List<ClassLoader>> jars) {
        var ours = new SinkKinds(SinkFactory.installed());
        return ours.types().containsAll(types) ? ours : new SinkKinds(SinkFactory.installed(jars.get()));
    }

    /** What tokens can be put into, in words, but for one type. */
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

    /** The variables that hold a credential of some kind of sink unless a file says otherwise, and that are ours alone. */
    public Set<String> variablesOfOurs() {
        return all.stream()
                .flatMap(kind -> kind.keys().stream())
                .filter(key -> key.kind() == Kind.CREDENTIAL)
                .flatMap(key -> key.fallback().stream())
                .filter(variable -> variable.startsWith(OURS))
                .collect(toCollection(TreeSet::new));
    }

    /** The variables that kinds of sinks read unless a file says otherwise, in words. */
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

    /** The keys of a type that say where a secret is. */
    Stream<SinkKey> credentials(String type) {
        return of(type).stream()
                .flatMap(kind -> kind.keys().stream())
                .filter(key -> key.kind() == Kind.CREDENTIAL || key.kind() == Kind.CREDENTIAL_FILE);
    }
}
