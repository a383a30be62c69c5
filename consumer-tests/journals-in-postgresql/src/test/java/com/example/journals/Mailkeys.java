package com.example.journals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command as it is, in a folder, as a process of its own. */
final class Mailkeys {

    /** Set to the path of another build of the command, such as an image, to run the same tests against it. */
    private static final String COMMAND = System.getProperty("mailkeys.command", "");

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private String said = "";

    Mailkeys(Path folder) {
        this.folder = folder;
    }

    Mailkeys set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    static boolean isByItsJars() {
        return COMMAND.isEmpty();
    }

    /** As if somebody had forgotten a jar. */
    Mailkeys without(String jar) {
        classPath = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains(jar))
                .collect(Collectors.joining(File.pathSeparator));
        return this;
    }

    /** The exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    Process start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                isByItsJars() ? List.of(java, "-cp", classPath, "dev.mailkeys.cli.Main") : List.of(COMMAND));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** What the last one printed, on either stream. */
    String said() {
        return said;
    }
}
