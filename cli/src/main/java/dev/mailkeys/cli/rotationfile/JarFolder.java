package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.TrustedPath;
import dev.mailkeys.rotation.files.UntrustedException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A folder of jars that bring libraries. Each holds everything it needs and has a class loader of its own, so that the
 * libraries of one never meet those of another. A jar is opened when its folder is asked for, and its libraries are
 * loaded when one of its sinks or journals is made.
 *
 * @param property the system property that names the folder; set by the launchers
 * @param whose the purpose of its jars, in words
 */
record JarFolder(String property, String whose) {

    /** Kinds of sinks. */
    static final JarFolder SINKS = new JarFolder("mailkeys.sinks", "a sink");

    /** Kinds of journals in databases. */
    static final JarFolder JOURNALS = new JarFolder("mailkeys.journals", "journals");

    List<ClassLoader> loaders() {
        String folder = System.getProperty(property, "");
        return folder.isEmpty() ? List.of() : loaders(Path.of(folder));
    }

    /** A class loader for each jar of the folder. */
    List<ClassLoader> loaders(Path folder) {
        var loaders = new ArrayList<ClassLoader>();
        Path looking = folder;
        try {
            for (Path jar : jars(folder)) {
                looking = jar;
                loaders.add(loader(jar));
            }
        } catch (IOException unreadable) {
            throw Failure.configuration("A jar of " + whose + " can't be read: " + Shown.path(looking) + ". "
                    + unreadable.getMessage() + ". Put a whole one there, or remove it. Nothing was sent.");
        }
        return loaders;
    }

    private List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw Failure.configuration("There is no folder " + Shown.path(folder)
                    + ", which -D" + property + " names for each jar of " + whose
                    + ". Make it and put the jars"
                    + " that you need into it, or correct the name. Nothing was sent.");
        }
        try (Stream<Path> files = Files.list(folder.toRealPath())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private ClassLoader loader(Path jar) throws IOException {
        requireTrusted(jar);
        requireWhole(jar);
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, JarFolder.class.getClassLoader());
        showOurs(loader.getUnnamedModule());
        return loader;
    }

    /** The owner of this Java is trusted too: that user could run any code anyway. */
    private void requireTrusted(Path jar) throws IOException {
        Path java = Path.of(System.getProperty("java.home"));
        try {
            TrustedPath.owned(jar, Trust.own().and(Files.getOwner(java).getName()));
        } catch (UntrustedException untrusted) {
            throw Failure.configuration("Anyone who can change a jar of " + whose
                    + " is given every credential, so it is not loaded: "
                    + untrusted.advised(owner -> "Give it to the user who runs mailkeys, or to root, with chown")
                    + ". Nothing was sent.");
        }
    }

    /** Java would silently skip a truncated jar, and load unchecked jars that a manifest names. */
    private void requireWhole(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            if (manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH)) {
                throw Failure.configuration(
                        "A jar of " + whose + " names other jars (Class-Path in its manifest), which were"
                                + " not checked, so it is not loaded: " + Shown.path(jar)
                                + ". Build it with all that it needs in one jar. Nothing was sent.");
            }
        }
    }

    /** In the image we are a module, whose packages a jar sees only if they are opened to it. */
    private static void showOurs(Module jar) {
        Module ours = JarFolder.class.getModule();
        if (ours.isNamed()) {
            ours.getPackages().stream()
                    .filter(name -> !name.startsWith("dev.mailkeys.cli"))
                    .forEach(name -> ours.addExports(name, jar));
        }
    }
}
