package dev.mailkeys.rotation.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many keys at once need little memory and stay within the bound. {@code make load} takes a thousand, and tells the time. */
@Timeout(1200)
class FleetLoadTest {

    private static final int KEYS = Integer.getInteger("mailkeys.load.keys", 60);

    @TempDir
    private Path folder;

    @Test
    void manyKeys_areRotatedWithin256MB_andNeverMoreThan20AtOnce() throws Exception {
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetLoad.class.getName(),
                        String.valueOf(KEYS),
                        folder.resolve("journals").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(load.waitFor()).as(said).isZero();
        var result = Pattern.compile("(\\d+) done, (\\d+) keys left, (\\d+) at once; .*\\R")
                .matcher(said);
        assertThat(result.matches()).as(said).isTrue();
        assertThat(Integer.parseInt(result.group(1))).isEqualTo(KEYS);
        assertThat(Integer.parseInt(result.group(2)))
                .as("and the one that manages")
                .isEqualTo(KEYS + 1);
        assertThat(Integer.parseInt(result.group(3))).isBetween(2, FleetLoad.AT_ONCE);
        System.out.print(said);
    }
}
