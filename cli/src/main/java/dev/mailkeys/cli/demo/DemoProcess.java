package dev.mailkeys.cli.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code mailkeys} command as a process of its own, which the demo can kill. */
final class DemoProcess {

    /** As text, because the demo must not depend on the class that starts commands. */
    private static final String MAIN = "dev.mailkeys.cli.Main";

    private final ProcessBuilder builder;

    private DemoProcess(ProcessBuilder builder) {
        this.builder = builder;
    }

    /** A command in that folder, without inherited variables that could send it elsewhere. */
    static DemoProcess of(Path folder, Map<String, String> variables, String... arguments) {
        var command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.matches("(MAILKEYS|GITHUB|XDG|JAVA_TOOL|JDK_JAVA).*|(?i:https_proxy)|.*_API_KEY"));
        builder.environment().putAll(variables);
        return new DemoProcess(builder);
    }

    /**
     * Runs it, reads its standard error line by line, and kills it at a line.
     *
     * @param isTheEnd gets each line; if it returns true, the process is killed at once, as by {@code kill -9}
     * @return the exit code
     */
    int run(Predicate<String> isTheEnd) {
        try {
            Process process = builder.start();
            try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                String line = lines.readLine();
                while (line != null && !isTheEnd.test(line)) {
                    line = lines.readLine();
                }
                if (line != null) {
                    process.destroyForcibly();
                }
            }
            return process.waitFor();
        } catch (IOException unusable) {
            throw new UncheckedIOException("The demo can't run a process of its own.", unusable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demo was interrupted.", stopped);
        }
    }

    /** How this process was started: a JVM with a class path, or a program without one. */
    private static List<String> command() {
        String program = ProcessHandle.current().info().command().orElse("java");
        if (!Path.of(program).getFileName().toString().startsWith("java")) {
            return List.of(program);
        }
        var command = new ArrayList<>(List.of(program, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        String module = DemoProcess.class.getModule().getName();
        if (module == null) {
            command.addAll(List.of("-cp", classPath(), MAIN));
        } else {
            command.addAll(List.of("-m", module + "/" + MAIN));
        }
        return command;
    }

    /** Absolute, because the child runs in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
