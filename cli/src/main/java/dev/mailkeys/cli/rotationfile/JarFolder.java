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
 * What brings libraries: the jars of a folder, each with all that it needs and with a class loader of its own, so that the
 * libraries of one never meet those of another. A jar is looked into where its folder is asked for, and its libraries are
 * loaded where something of its is made.
 *
 * @param property names the folder; set by the launchers
 * @param whose what a jar of it is for, in words
 */
record JarFolder(String property, String whose) {

    /** Kinds of sinks, for where a file with sinks is read. */
    static final JarFolder SINKS = new JarFolder("mailkeys.sinks", "a sink");

    /** Kinds of journals, for where an address says in which database they are. */
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

    /** Who owns the Java that runs here could do as much without a jar. */
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

    /** A jar that is cut short would be passed over without a word, and one may name others that nobody has looked at. */
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

    /** In the image we are a module, which shows a jar nothing unless it is told to. */
    private static void showOurs(Module jar) {
        Module ours = JarFolder.class.getModule();
        if (ours.isNamed()) {
            ours.getPackages().stream()
                    .filter(name -> !name.startsWith("dev.mailkeys.cli"))
                    .forEach(name -> ours.addExports(name, jar));
        }
    }
}
