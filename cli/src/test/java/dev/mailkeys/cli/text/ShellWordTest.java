package dev.mailkeys.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellWordTest {

    @Test
    void whatNoShellReadsAnythingInto_staysAsItIs() {
        for (String plain : List.of("newsletter", "jdbc:postgresql://db-1.example.com:5432,db2/mailkeys", "a=b")) {
            assertThat(ShellWord.of(plain)).isEqualTo(plain);
        }
    }

    /** As a shell reads it again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "$(id)",
                "`id`",
                "it's",
                "a;b",
                "-x",
                "~root",
                "*",
                "=ls",
                "jdbc:postgresql://db/mailkeys?ssl=true&currentSchema=x"
            })
    void anythingElse_isOneWordInQuotes(String text) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(text))
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes())).isEqualTo(text);
        assertThat(ShellWord.of(text)).startsWith("'");
    }
}
