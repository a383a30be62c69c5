package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import dev.mailkeys.core.provider.Timing;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client's factory reports any problem of its settings or the JVM's by one of our exceptions. */
class FactoriesTest {

    private static final Secret CREDENTIAL = Secret.of("0123456789abcdef0123456789abcdef");

    @TempDir
    Path folder;

    static Stream<Method> factories() {
        return PublishedModule.all().stream()
                .filter(PublishedModule::isProvider)
                .flatMap(module -> module.classNames().stream())
                .filter(name -> name.endsWith("Keys"))
                .map(FactoriesTest::load)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getName().equals("using"));
    }

    @AfterEach
    void clear() {
        Stream.of("", "Password", "Type").forEach(end -> System.clearProperty("javax.net.ssl.trustStore" + end));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void trustStoreOfTheJvm_thatCannotBeOpened_isToldAsASettingThatCannotWork(Method factory) throws Exception {
        Path store = folder.resolve("trust.p12");
        store(store, "right");
        Path garbage = Files.writeString(folder.resolve("garbage"), "not a store");
        assertRefused(factory, store, Map.of("Password", "wrong"));
        assertRefused(factory, store, Map.of("Password", "right", "Type", "NONSENSE"));
        assertRefused(factory, garbage, Map.of());
        assertRefused(factory, folder.resolve("missing"), Map.of());
        assertRefused(factory, folder, Map.of());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void storeOfTheSettings_thatWasNotLoaded_isToldToo(Method factory) throws Exception {
        KeyStore unloaded = KeyStore.getInstance("PKCS12");
        for (TlsSettings tls : new TlsSettings[] {
            TlsSettings.builder().trusted(unloaded).build(),
            TlsSettings.builder().clientCertificate(unloaded).build()
        }) {
            if (factory.getParameterCount() > 1) {
                assertThat(failure(factory, ClientSettings.builder().tls(tls).build()))
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("tls: can't be used (");
            }
        }
    }

    private static void assertRefused(Method factory, Path store, Map<String, String> properties) {
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        properties.forEach((end, value) -> System.setProperty("javax.net.ssl.trustStore" + end, value));
        assertThat(failure(factory, ClientSettings.defaults()))
                .as("%s %s", store, properties)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("tls: can't be used (");
    }

    private static Throwable failure(Method factory, ClientSettings settings) {
        try {
            Object[] all = {CREDENTIAL, settings, Timing.system()};
            Object[] arguments = Arrays.copyOf(all, factory.getParameterCount());
            return new AssertionError("made " + factory.invoke(null, arguments));
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void store(Path file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }
}
