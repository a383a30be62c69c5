package dev.mailkeys.rotation.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks, without running it, whether a program could be started. */
public final class ProgramCheck {

    /** As much of a script's first line as Linux reads. */
    private static final int FIRST_LINE = 255;

    private ProgramCheck() {}

    /**
     * Why a program can't be started.
     *
     * @param isThere whether the program exists, though it can't be run
     * @param words the same as a clause
     */
    public record Problem(boolean isThere, String words) {

        private static Optional<Problem> missing(String words) {
            return Optional.of(new Problem(false, words));
        }

        private static Optional<Problem> unusable(String words) {
            return Optional.of(new Problem(true, words));
        }
    }

    /**
     * Looks for what would keep a program from starting.
     *
     * @param program its name or path
     * @param folder what a relative path begins at
     * @param searchPath the folders that a bare name is looked for in
     * @return the problem; empty if none is visible
     */
    public static Optional<Problem> problem(String program, Optional<Path> folder, String searchPath) {
        try {
            boolean isPath = program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
            return isPath
                    ? atPath(
                            program, folder.map(start -> start.resolve(program)).orElse(Path.of(program)))
                    : onSearchPath(program, searchPath);
        } catch (InvalidPathException noPath) {
            return Problem.missing("the name of its program can't be used on this system");
        }
    }

    private static Optional<Problem> atPath(String program, Path path) {
        if (!Files.isRegularFile(path)) {
            return Problem.missing("there is no program " + program + where(program, path));
        }
        return Files.isExecutable(path)
                ? interpreter(program, path)
                : Problem.unusable(program + " may not be run: chmod +x " + path.toAbsolutePath());
    }

    private static Optional<Problem> onSearchPath(String program, String searchPath) {
        Optional<Path> found = Stream.of(searchPath.split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("", ".exe").map(end -> Path.of(folder, program + end)))
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst();
        return found.isEmpty()
                ? Problem.missing("there is no program " + program + " on the PATH that may be run")
                : interpreter(program, found.get());
    }

    private static String where(String program, Path path) {
        return Path.of(program).isAbsolute()
                ? ""
                : " in " + path.toAbsolutePath().getParent();
    }

    /** A script whose interpreter is missing exists and is executable, but can't be started. */
    private static Optional<Problem> interpreter(String program, Path path) {
        String line = firstLine(path);
        if (!line.startsWith("#!")) {
            return Optional.empty();
        }
        if (line.endsWith("\r")) {
            return Problem.unusable(
                    "the first line of " + program + " ends in a carriage return, so its interpreter is not"
                            + " found: save it with the line ends of Unix");
        }
        String named = line.substring(2).strip().split("[ \t]", 2)[0];
        return named.startsWith("/") && !Files.isExecutable(Path.of(named))
                ? Problem.unusable("the interpreter " + named + ", which the first line of " + program
                        + " names, is not there or may not be run")
                : Optional.empty();
    }

    /** Empty if it can't be read: a program need not be readable. */
    private static String firstLine(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            String begin = new String(in.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
            return begin.indexOf('\n') < 0 ? "" : begin.substring(0, begin.indexOf('\n'));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
