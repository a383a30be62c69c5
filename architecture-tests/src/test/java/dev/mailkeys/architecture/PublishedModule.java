package dev.mailkeys.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One published module, found on the class path of these tests: a module is added by naming it in the pom.
 *
 * @param name the artifact's name, such as {@code sdk-core}
 * @param location its jar, or its folder of classes when the tests run before the jars are made
 */
record PublishedModule(String name, Path location) {

    /** Where the repository begins. */
    static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private static final List<PublishedModule> ALL = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.startsWith(ROOT) && path.toString().contains("target"))
            .filter(path -> !ROOT.relativize(path).startsWith("architecture-tests"))
            .map(path -> new PublishedModule(ROOT.relativize(path).getName(0).toString(), path))
            .sorted(Comparator.comparing(PublishedModule::name))
            .toList();

    static List<PublishedModule> all() {
        if (ALL.size() < 3) {
            throw new IllegalStateException("Found only " + ALL + " on the class path below " + ROOT);
        }
        return ALL;
    }

    /** The classes of every published module that are written by hand. */
    static JavaClasses classes() {
        return Imported.EVERYTHING.that(describe("written by hand", type -> !isGenerated(type)));
    }

    /** The classes of every published module that are generated. */
    static JavaClasses generatedClasses() {
        return Imported.EVERYTHING.that(describe("generated", PublishedModule::isGenerated));
    }

    private static boolean isGenerated(JavaClass type) {
        return type.getName().contains(".Immutable");
    }

    boolean isJar() {
        return location.toString().endsWith(".jar");
    }

    boolean isProvider() {
        return !name.startsWith("sdk-sink-")
                && !List.of(
                                "sdk-core",
                                "sdk-testkit",
                                "sdk-micrometer",
                                "sdk-opentelemetry",
                                "sdk-rotation",
                                "sdk-rotation-jdbc",
                                "sdk-spring-boot-starter",
                                "sdk-spring-boot-starter-test",
                                "cli",
                                "examples")
                        .contains(name);
    }

    /** The names of the module's own classes, generated ones included. */
    List<String> classNames() {
        return isJar() ? inJar() : names(location);
    }

    private List<String> inJar() {
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return names(jar.getPath("/"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> names(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Imported once for all tests. */
    private static final class Imported {

        static final JavaClasses EVERYTHING = new ClassFileImporter()
                .importLocations(all().stream()
                        .map(module -> location(module.location()))
                        .toList());

        private static Location location(Path path) {
            String uri = path.toUri().toString();
            return Location.of(URI.create(uri.endsWith(".jar") ? "jar:" + uri + "!/" : uri));
        }
    }
}
