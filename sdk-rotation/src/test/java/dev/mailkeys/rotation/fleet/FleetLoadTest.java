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
    private static final String LATENCY = System.getProperty("mailkeys.load.latency", "50");

    /** The limit for lists: a list has a page for a hundred keys, and is read again when it is a minute old. */
    private static final int LISTS = 100;

    @TempDir
    private Path folder;

    @Test
    void manyKeys_areRotatedWithin256MB_andNeverMoreThan20AtOnce() throws Exception {
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // As the image runs.
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetLoad.class.getName(),
                        String.valueOf(KEYS),
                        folder.resolve("journals").toString(),
                        LATENCY)
                .redirectErrorStream(true)
                .start();
        String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(load.waitFor()).as(said).isZero();
        var result = Pattern.compile("(\\d+) done, (\\d+) keys left, (\\d+) at once; (\\d+) calls .*\\R")
                .matcher(said);
        assertThat(result.matches()).as(said).isTrue();
        assertThat(Integer.parseInt(result.group(1))).isEqualTo(KEYS);
        assertThat(Integer.parseInt(result.group(2)))
                .as("and the one that manages")
                .isEqualTo(KEYS + 1);
        assertThat(Integer.parseInt(result.group(3))).isBetween(2, FleetLoad.AT_ONCE);
        assertThat(Integer.parseInt(result.group(4)))
                .as("8 calls a key, and the list")
                .isLessThanOrEqualTo(8 * KEYS + LISTS);
        System.out.print(said);
    }
}
