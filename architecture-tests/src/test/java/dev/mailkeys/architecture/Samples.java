package dev.mailkeys.architecture;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something of every type, to call methods with and on. */
final class Samples {

    /** What the name of something may look like. */
    private static final List<String> WORDS = List.of("sample", "SAMPLE");

    private static final Map<Class<?>, Object> GIVEN = Map.ofEntries(
            Map.entry(String.class, "sample"),
            Map.entry(Object.class, "sample"),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true),
            Map.entry(double.class, 0.5),
            Map.entry(Boolean.class, true),
            Map.entry(Class.class, String.class),
            Map.entry(URI.class, URI.create("http://127.0.0.1:9")),
            Map.entry(Path.class, Path.of("sample")),
            Map.entry(InetAddress.class, InetAddress.getLoopbackAddress()),
            Map.entry(java.net.Proxy.class, java.net.Proxy.NO_PROXY),
            Map.entry(KeyStore.class, store()),
            Map.entry(Pattern.class, Pattern.compile("sample")),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(OptionalInt.class, OptionalInt.empty()),
            Map.entry(List.class, List.of()),
            Map.entry(Iterable.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Map.Entry.class, Map.entry("sample", "sample")));

    private Samples() {}

    /** Arguments for all parameters of a method or a constructor. */
    static Object[] arguments(Executable executable) {
        return Stream.of(executable.getParameterTypes()).map(Samples::of).toArray();
    }

    static Object of(Class<?> type) {
        if (GIVEN.containsKey(type)) {
            return GIVEN.get(type);
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            return of(type.getPermittedSubclasses()[0]);
        }
        if (type.isInterface()) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, Samples::answer);
        }
        return made(type);
    }

    /** Default methods of an interface run; all others answer with a sample. */
    private static @Nullable Object answer(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        Class<?> type = method.getReturnType();
        return type.isInterface() && !type.isSealed() ? of(type) : GIVEN.get(type);
    }

    /** By the factory, the builder or the constructor that needs least. */
    private static Object made(Class<?> type) {
        var failures = new ArrayList<Throwable>();
        for (String word : WORDS) {
            for (Executable way : ways(type)) {
                try {
                    return made(type, way, word);
                } catch (ReflectiveOperationException | RuntimeException unfit) {
                    failures.add(unfit);
                }
            }
        }
        throw new IllegalStateException("Give " + Samples.class.getSimpleName() + " a sample of " + type + failures);
    }

    private static Object made(Class<?> type, Executable way, String word) throws ReflectiveOperationException {
        boolean isBuilder =
                way instanceof Method method && method.getName().equals("builder") && method.getReturnType() != type;
        Object[] arguments = Stream.of(way.getParameterTypes())
                .map(parameter -> parameter == String.class ? word : of(parameter))
                .toArray();
        return isBuilder ? built(call(way, null)) : call(way, null, arguments);
    }

    private static List<Executable> ways(Class<?> type) {
        Stream<Executable> factories = Stream.of(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method ->
                        method.getReturnType() == type || method.getName().equals("builder"))
                .map(Executable.class::cast);
        Stream<Executable> constructors = Modifier.isAbstract(type.getModifiers())
                ? Stream.of()
                : Stream.<Executable>of(type.getDeclaredConstructors());
        return Stream.concat(factories, constructors)
                .sorted(Comparator.comparing(Executable::getParameterCount).thenComparing(Executable::toString))
                .toList();
    }

    /** What is built after each attribute was set that is neither optional nor a list. */
    private static Object built(Object builder) throws ReflectiveOperationException {
        for (Method setter : builder.getClass().getMethods()) {
            boolean one =
                    setter.getParameterCount() == 1 && setter.getReturnType().isInstance(builder);
            if (one && !setter.getName().equals("from") && !setter.isBridge()) {
                Class<?> type = setter.getParameterTypes()[0];
                if (type != Optional.class && type != Iterable.class && !type.isArray()) {
                    call(setter, builder, of(type));
                }
            }
        }
        return call(builder.getClass().getMethod("build"), builder);
    }

    static Object call(Executable executable, Object receiver, Object... arguments)
            throws ReflectiveOperationException {
        executable.setAccessible(true);
        return executable instanceof Constructor<?> constructor
                ? constructor.newInstance(arguments)
                : ((Method) executable).invoke(receiver, arguments);
    }

    private static KeyStore store() {
        try {
            return KeyStore.getInstance("PKCS12");
        } catch (KeyStoreException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
