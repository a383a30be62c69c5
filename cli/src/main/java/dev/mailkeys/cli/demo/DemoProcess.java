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

    /** By its name: the class that starts commands knows the demo, not the other way round. */
    private static final String MAIN = "dev.mailkeys.cli.Main";

    private final ProcessBuilder builder;

    private DemoProcess(ProcessBuilder builder) {
        this.builder = builder;
    }

    /** A command in that folder. It inherits nothing that could send it elsewhere. */
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
     * Runs it, line by line of what it says on standard error, and kills it at a line.
     *
     * @param isTheEnd is told each line; when it says yes, the process is killed at once, as by {@code kill -9}
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

    /** What this very process was started with: a JVM and its class path, or a program that needs none. */
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

    /** The child runs in another folder, where a relative path leads nowhere. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
