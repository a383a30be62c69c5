package dev.mailkeys.rotation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command gets its arguments and variables intact, even from a JVM whose locale lacks the letters. */
class CommandStartTest {

    private static final List<String> SAYS =
            List.of("/bin/sh", "-c", "cat; printf ' %s|%s' \"$MAILKEYS_KEY_NAME\" \"$1\"", "sh");

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    private static String said(String name, String argument, boolean writesUtf8) throws IOException {
        var variables = new TreeMap<>(System.getenv());
        variables.put("MAILKEYS_KEY_NAME", name);
        var command = new ArrayList<>(SAYS);
        command.add(argument);
        Process process = CommandStart.of(command, variables, writesUtf8).start();
        try (var input = process.getOutputStream()) {
            input.write("in".getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe", "größe 😀", "it's \"$HOME\" `id` 100% \\n ü", "-n ü", "two  words ü", "plain"})
    void letters_arriveAsTheyAre(String text) throws IOException {
        assertThat(said(text, text, false)).isEqualTo("in " + text + "|" + text);
    }

    @Test
    void plainLetters_needNoShellBetween() {
        var start = CommandStart.of(List.of("store", "x y"), new TreeMap<>(System.getenv()), false);
        assertThat(start.command()).containsExactly("store", "x y");
    }

    @Test
    void variableThatIsLeftOut_isNotInherited() {
        var fewer = new TreeMap<>(System.getenv());
        fewer.remove("PATH");
        assertThat(CommandStart.of(List.of("store"), fewer, true).environment())
                .doesNotContainKey("PATH")
                .isEqualTo(fewer);
    }
}
