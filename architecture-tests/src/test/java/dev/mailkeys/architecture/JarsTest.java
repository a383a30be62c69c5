package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mailkeys.core.Secret;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published tells its size, says what it needs, and shows only what is public. Looks at jars: needs {@code verify}. */
class JarsTest {

    private static final int JAVA_17 = 61;

    private static final Map<String, Set<String>> NEEDS_OF_CORE = Map.of(
            "at compile time", Set.of("org.immutables.value.annotations"),
            "always", Set.of("java.base", "okhttp3", "com.fasterxml.jackson.databind", "org.jspecify"));
    private static final Map<String, Set<String>> NEEDS_OF_A_PROVIDER = Map.of(
            "at compile time", Set.of("org.immutables.value.annotations"),
            "always", Set.of("java.base", "dev.mailkeys.core", "com.fasterxml.jackson.databind"));

    private static final Set<String> MAPPERS =
            Set.of("com.fasterxml.jackson.databind", "tools.jackson.databind", "com.google.gson");

    static Stream<PublishedModule> jars() {
        assumeThat(PublishedModule.all()).as("the jars are made").allMatch(PublishedModule::isJar);
        return PublishedModule.all().stream();
    }

    static Stream<PublishedModule> coreAndProviders() {
        return jars().filter(module -> module.isProvider() || module.name().equals("sdk-core"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jars")
    void everyModule_tellsItsSize(PublishedModule module, TestReporter reporter) throws IOException {
        long bytes = Files.size(module.location());
        reporter.publishEntry(module.name() + ".jar", bytes + " bytes");
        assertThat(bytes).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jars")
    void everyModule_hasANameOfItsOwn(PublishedModule module) throws IOException {
        assertThat(descriptor(module).name())
                .isEqualTo("dev.mailkeys."
                        + module.name()
                                .replace("sdk-", "")
                                .replace("spring-boot-starter", "spring")
                                .replace('-', '.'));
        try (var jar = new JarFile(module.location().toFile())) {
            boolean said = jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name") != null;
            assertThat(said || jar.getEntry("module-info.class") != null)
                    .as("says its name itself, so that it does not change with the name of the file")
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jars")
    void everyJar_carriesItsVersionItsLicenceAndItsMavenDescriptor(PublishedModule module) throws IOException {
        try (var jar = new JarFile(module.location().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isNotBlank();
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/maven/dev.mailkeys/" + module.name() + "/pom.properties"))
                    .isNotNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("coreAndProviders")
    void everyModule_exportsItsPublicPackagesAndOpensThemToMappersAlone(PublishedModule module)
            throws ClassNotFoundException {
        var descriptor = descriptor(module);
        assertThat(descriptor.isAutomatic() || descriptor.isOpen()).isFalse();
        assertThat(descriptor.opens())
                .allSatisfy(open -> assertThat(open.targets()).isSubsetOf(MAPPERS));
        assertThat(descriptor.exports()).allMatch(export -> !export.isQualified());
        assertThat(descriptor.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrderElementsOf(publicPackages(module));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("coreAndProviders")
    void everyModule_requiresNoMoreThanItShould(PublishedModule module) {
        var needs = module.isProvider() ? NEEDS_OF_A_PROVIDER : NEEDS_OF_CORE;
        assertThat(descriptor(module).requires().stream()
                        .collect(Collectors.groupingBy(
                                JarsTest::when, Collectors.mapping(Requires::name, Collectors.toSet()))))
                .isEqualTo(needs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jars")
    void everyClass_runsOnJava17(PublishedModule module) throws IOException {
        try (var jar = new JarFile(module.location().toFile())) {
            for (var entry : jar.stream()
                    .filter(file -> file.getName().endsWith(".class"))
                    .toList()) {
                try (var in = new DataInputStream(jar.getInputStream(entry))) {
                    in.readInt();
                    in.readUnsignedShort();
                    assertThat(in.readUnsignedShort()).as(entry.getName()).isEqualTo(JAVA_17);
                }
            }
        }
    }

    @Test
    void classFiles_keepTheNamesOfParametersAndLocalVariables() throws IOException, NoSuchMethodException {
        assertThat(Secret.class.getMethod("of", String.class).getParameters()[0].isNamePresent())
                .as("parameters")
                .isTrue();
        try (var bytes = Secret.class.getResourceAsStream("Secret.class")) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .as("what the JVM's messages name")
                    .contains("LocalVariableTable");
        }
    }

    @Test
    void thereIsAProvider() {
        assertThat(PublishedModule.all()).anyMatch(PublishedModule::isProvider);
    }

    private static ModuleDescriptor descriptor(PublishedModule module) {
        return ModuleFinder.of(module.location()).findAll().iterator().next().descriptor();
    }

    private static String when(Requires requires) {
        return requires.modifiers().contains(Requires.Modifier.STATIC) ? "at compile time" : "always";
    }

    private static Set<String> publicPackages(PublishedModule module) throws ClassNotFoundException {
        var loader = JarsTest.class.getClassLoader();
        var packages = new TreeSet<String>();
        for (String name : module.classNames()) {
            Class<?> type = Class.forName(name, false, loader);
            boolean isTop = type.getEnclosingClass() == null;
            if (Modifier.isPublic(type.getModifiers()) && isTop && !Layers.isRoom(type.getPackageName())) {
                packages.add(type.getPackageName());
            }
        }
        return packages;
    }
}
