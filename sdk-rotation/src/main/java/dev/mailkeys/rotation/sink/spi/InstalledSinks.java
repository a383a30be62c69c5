package dev.mailkeys.rotation.sink.spi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The installed factories. Refuses two of one type, and one that can't be described. */
final class InstalledSinks {

    /** What every kind with a server has, and what chooses the kind. */
    private static final Set<String> TAKEN = Set.of("type", "base-url", "proxy", "ca-file", "timeout", "retries");

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    private InstalledSinks() {}

    /** Those of our class loader, and those of jars with class loaders of their own. */
    static List<SinkFactory> in(List<ClassLoader> jars) {
        return loaded(() -> {
            var found = new ArrayList<SinkFactory>();
            ServiceLoader.load(SinkFactory.class, SinkFactory.class.getClassLoader())
                    .forEach(found::add);
            for (ClassLoader jar : jars) {
                ServiceLoader.load(SinkFactory.class, jar).stream()
                        .filter(each -> jar.equals(each.type().getClassLoader()))
                        .forEach(each -> found.add(each.get()));
            }
            return byType(found);
        });
    }

    static List<SinkFactory> all(Iterable<SinkFactory> found) {
        return loaded(() -> byType(found));
    }

    private static List<SinkFactory> loaded(Supplier<List<SinkFactory>> kinds) {
        try {
            return kinds.get();
        } catch (LinkageError unloadable) {
            throw new ServiceConfigurationError(
                    SinkFactory.class.getName() + ": " + unloadable
                            + ". A jar on the class path is for a newer Java, or for another version of mailkeys.",
                    unloadable);
        }
    }

    private static List<SinkFactory> byType(Iterable<SinkFactory> found) {
        var byType = new TreeMap<String, SinkFactory>();
        for (SinkFactory factory : found) {
            try {
                check(factory);
            } catch (RuntimeException broken) {
                throw new ServiceConfigurationError(
                        SinkFactory.class.getName() + ": " + nameOf(factory) + " can't describe itself: " + broken,
                        broken);
            }
            SinkFactory other = byType.putIfAbsent(factory.type(), factory);
            require(other == null, factory, "its type " + factory.type() + " is also that of " + nameOf(other));
        }
        return List.copyOf(byType.values());
    }

    private static void check(SinkFactory factory) {
        require(TYPE.matcher(factory.type()).matches(), factory, "its type is not a word of lower-case letters");
        var names = new HashSet<String>();
        for (SinkKey key : factory.keys()) {
            boolean isFree = factory.server().isEmpty() ? !key.name().equals("type") : !TAKEN.contains(key.name());
            require(isFree, factory, "its key " + key.name() + " is one that mailkeys itself gives to every such sink");
            require(names.add(key.name()), factory, "it has the key " + key.name() + " twice");
        }
    }

    private static void require(boolean holds, SinkFactory factory, String problem) {
        if (!holds) {
            throw new ServiceConfigurationError(
                    SinkFactory.class.getName() + ": " + nameOf(factory) + ": " + problem + ".");
        }
    }

    private static String nameOf(@Nullable SinkFactory factory) {
        return factory == null ? "none" : factory.getClass().getName();
    }
}
