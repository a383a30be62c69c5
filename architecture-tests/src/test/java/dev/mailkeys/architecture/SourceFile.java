package dev.mailkeys.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source file as the compiler reads it, for what a class file no longer tells.
 *
 * @param name its path in the repository
 * @param text what stands in it
 */
record SourceFile(String name, String text) {

    /** The main sources of every published module. */
    static List<SourceFile> all() {
        return PublishedModule.all().stream()
                .map(module -> PublishedModule.ROOT.resolve(module.name()).resolve("src/main/java"))
                .flatMap(SourceFile::below)
                .toList();
    }

    /** The main sources of every module, published or not. */
    static List<SourceFile> everywhere() {
        try (Stream<Path> folders = Files.find(PublishedModule.ROOT, 5, (path, is) -> path.endsWith("src/main/java"))) {
            return folders.map(PublishedModule.ROOT::relativize)
                    .filter(folder -> !folder.toString().matches("consumer-tests.*|.*\\btarget\\b.*"))
                    .map(PublishedModule.ROOT::resolve)
                    .flatMap(SourceFile::below)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its path below the sources' root. */
    String path() {
        return name.replaceFirst(".*/src/main/java/", "");
    }

    /** The folder of its package. */
    String folder() {
        return path().replaceFirst("/[^/]*$", "");
    }

    /** How many lines it has. */
    long lines() {
        return text.lines().count();
    }

    /** The methods whose bodies have more lines than that. */
    List<String> methodsLongerThan(int lines) {
        return scan((tree, found, positions) -> {
            if (tree instanceof MethodTree method && method.getBody() != null) {
                long length = positions.lines(method.getBody()) - 2;
                if (length > lines) {
                    found.add(name + ": " + method.getName() + " has " + length + " lines");
                }
            }
        });
    }

    /** The places where a thread waits for a monitor. */
    List<String> synchronizedParts() {
        if (!text.contains("synchronized")) {
            return List.of(); // As in nearly every file: no need to have it parsed.
        }
        return scan((tree, found, positions) -> {
            boolean method = tree instanceof ModifiersTree modifiers
                    && modifiers.getFlags().contains(Modifier.SYNCHRONIZED);
            if (method || tree instanceof SynchronizedTree) {
                found.add(name + ":" + positions.line(tree));
            }
        });
    }

    private List<String> scan(Visitor visitor) {
        var source = new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(source));
        var found = new ArrayList<String>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                var positions = new Positions(Trees.instance(task).getSourcePositions(), unit, unit.getLineMap());
                unit.accept(new Walk(visitor, found, positions), null);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return found;
    }

    private static Stream<SourceFile> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(SourceFile::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SourceFile read(Path file) {
        try {
            String name = PublishedModule.ROOT.relativize(file).toString().replace('\\', '/');
            return new SourceFile(name, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Looks at one part of a file. */
    private interface Visitor {
        void visit(Tree tree, List<String> found, Positions positions);
    }

    /** Where parts of a file stand. */
    private record Positions(SourcePositions positions, CompilationUnitTree unit, LineMap map) {

        long line(Tree tree) {
            return map.getLineNumber(positions.getStartPosition(unit, tree));
        }

        long lines(Tree tree) {
            return map.getLineNumber(positions.getEndPosition(unit, tree)) - line(tree) + 1;
        }
    }

    /** Goes through every part of a file. */
    private static final class Walk extends TreeScanner<Void, Void> {

        private final Visitor visitor;
        private final List<String> found;
        private final Positions positions;

        Walk(Visitor visitor, List<String> found, Positions positions) {
            this.visitor = visitor;
            this.found = found;
            this.positions = positions;
        }

        @Override
        public Void scan(Tree tree, Void nothing) {
            if (tree != null) {
                visitor.visit(tree, found, positions);
            }
            return super.scan(tree, nothing);
        }
    }
}
