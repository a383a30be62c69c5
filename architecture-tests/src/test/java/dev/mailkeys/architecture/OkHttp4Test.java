package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A user may have OkHttp 4.12 before ours on the class path: every method and field of OkHttp and Okio that the SDK uses
 * must be there as well, with the same types.
 */
class OkHttp4Test {

    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "void",
            void.class,
            "boolean",
            boolean.class,
            "byte",
            byte.class,
            "char",
            char.class,
            "short",
            short.class,
            "int",
            int.class,
            "long",
            long.class,
            "float",
            float.class,
            "double",
            double.class);

    private static final Path JARS = PublishedModule.ROOT.resolve("architecture-tests/target/okhttp4");

    @Test
    void everythingTheSdkUsesOfOkHttp_isInOkHttp4() throws IOException {
        try (var okHttp4 = okHttp4()) {
            var used = PublishedModule.classes().that(Layers.SDK).stream()
                    .flatMap(type -> type.getAccessesFromSelf().stream())
                    .filter(access -> isOfOkHttp(access.getTargetOwner()))
                    .toList();
            assertThat(used).hasSizeGreaterThan(30);
            assertThat(used).filteredOn(access -> !isIn(okHttp4, access)).isEmpty();
        }
    }

    @Test
    void thisTest_seesWhatIsMissing() throws IOException {
        try (var okHttp4 = okHttp4()) {
            assertThat(find(okHttp4, "okhttp3.OkHttpClient")).isPresent();
            assertThat(find(okHttp4, "okhttp3.Dns"))
                    .hasValueSatisfying(dns -> assertThat(hasMethod(dns, "lookup", List.of(), List.class))
                            .isFalse());
            assertThat(find(okHttp4, "okio.Socket")).as("came with Okio 3.12").isEmpty();
        }
    }

    private static URLClassLoader okHttp4() throws IOException {
        try (Stream<Path> jars = Files.list(JARS)) {
            var urls = new ArrayList<URL>();
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
            assertThat(urls).hasSize(3);
            return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }
    }

    private static boolean isOfOkHttp(JavaClass type) {
        return type.getPackageName().startsWith("okhttp3")
                || type.getPackageName().startsWith("okio");
    }

    private static boolean isIn(ClassLoader loader, JavaAccess<?> access) {
        Optional<Class<?>> owner = find(loader, access.getTargetOwner().getName());
        if (owner.isEmpty()) {
            return false;
        }
        if (access instanceof JavaFieldAccess field) {
            return hasField(owner.get(), field.getName());
        }
        var call = (JavaCodeUnitAccess<?>) access;
        var parameters = new ArrayList<Class<?>>();
        for (JavaClass parameter : call.getTarget().getRawParameterTypes()) {
            Optional<Class<?>> type = find(loader, parameter.getName());
            if (type.isEmpty()) {
                return false;
            }
            parameters.add(type.get());
        }
        Optional<Class<?>> result =
                find(loader, call.getTarget().getRawReturnType().getName());
        return result.isPresent() && hasMethod(owner.get(), call.getName(), parameters, result.get());
    }

    private static boolean hasField(Class<?> owner, String name) {
        return Stream.of(owner.getFields()).anyMatch(field -> field.getName().equals(name));
    }

    private static boolean hasMethod(Class<?> owner, String name, List<Class<?>> parameters, Class<?> result) {
        if (name.equals("<init>")) {
            return Stream.of(owner.getDeclaredConstructors())
                    .anyMatch(made -> List.of(made.getParameterTypes()).equals(parameters));
        }
        return Stream.of(owner.getMethods())
                .filter(method -> method.getName().equals(name) && method.getReturnType() == result)
                .anyMatch(method -> List.of(method.getParameterTypes()).equals(parameters));
    }

    private static Optional<Class<?>> find(ClassLoader loader, String name) {
        try {
            return Optional.of(
                    PRIMITIVES.containsKey(name) ? PRIMITIVES.get(name) : Class.forName(name, false, loader));
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }
}
