package dev.mailkeys.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

/** The {@code mailkeys.toml} that {@code plan --help} and the man page show can be copied. */
class SampleTest {

    @TempDir
    private Path folder;

    @Test
    void sample_isToml_andAFileThatMailkeysTakes() throws IOException {
        String sample = sample(new Cli().run("plan --help").out());
        assertThat(Toml.parse(sample).errors()).isEmpty();
        Path file = folder.resolve("mailkeys.toml");
        Files.writeString(file, sample);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var status = new Cli().set("HOME", folder.toString()).run("status --file " + file);
        assertThat(status.err()).isEmpty();
        assertThat(status.out()).startsWith("newsletter\tnone");
    }

    @Test
    void sample_isTheSameInTheManPage_lineByLine() {
        String page = new Cli().run("man").out();
        String unfilled = page.substring(page.indexOf(".nf\n  journal") + 4);
        String shown = unfilled.substring(0, unfilled.indexOf("\n.fi")).replace("\\-", "-") + "\n";
        assertThat(shown).isEqualTo(sample(new Cli().run("plan --help").out()));
    }

    /** With the blanks before its lines, as somebody who copies it has it. */
    private static String sample(String help) {
        return help.substring(help.indexOf("  journal = "), help.indexOf("      [TARGET...]"));
    }
}
