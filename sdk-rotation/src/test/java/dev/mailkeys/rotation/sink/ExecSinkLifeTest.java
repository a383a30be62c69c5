package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a command when its rotator dies, or gives it up. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid")
@Timeout(60)
class ExecSinkLifeTest {

    private static final KeyMark MARK = new KeyMark("emailit", "id", "name", "r1", 1, KeySettings.of(Map.of()));

    @TempDir
    private Path folder;

    /** A rotator of one put, which is killed in the middle of it. */
    static final class Rotator {

        private Rotator() {}

        public static void main(String[] command) {
            ExecSink.of(List.of(command))
                    .put(new Delivery(Secret.of("CANARYCANARYCANARYCANARY"), MARK), Optional.empty());
        }
    }

    /** The command tells its process and that of a child, and would store the token a minute later. */
    private String slow(String child) {
        return "cd '" + folder + "'; cat > given; " + child + " sleep 60 & echo $! > child; echo $$ > command.new;"
                + " mv command.new command; wait; cp given stored";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trap '' TERM INT HUP; nohup"})
    void aRotatorThatIsKilled_takesItsCommandAndTheCommandsChildrenAlong(String child) throws Exception {
        Process rotator = rotator("/bin/sh", "-c", slow(child));
        var command = started("command");
        var sleeper = started("child");
        rotator.destroyForcibly().waitFor();
        awaitEnd(command);
        awaitEnd(sleeper);
        assertThat(folder.resolve("given")).exists();
        assertThat(folder.resolve("stored")).doesNotExist();
    }

    @Test
    void aCommandWhoseTokenNeverComesWhole_isNeverStarted() throws Exception {
        Path sink = folder.resolve("token");
        Files.writeString(sink, "old");
        for (String sent : List.of("", "CANARY")) {
            var process = new ProcessBuilder(Supervision.of(List.of("/bin/sh", "-c", "cat > '" + sink + "'"))).start();
            try (var input = process.getOutputStream()) {
                input.write(sent.getBytes(UTF_8));
            }
            assertThat(process.waitFor()).isEqualTo(ExecOptions.NOTHING_CHANGED);
            assertThat(Files.readString(sink)).isEqualTo("old");
        }
    }

    @Test
    void aCommandThatFailsAndLeavesAProcessBehind_isEndedWithIt() throws Exception {
        var sink = ExecSink.of(List.of("/bin/sh", "-c", slow("").replace("wait; cp given stored", "exit 3")));
        assertThat(SinkContract.failure(sink, 1, Optional.empty())).hasMessageContaining("exit code 3");
        awaitEnd(started("child"));
    }

    @Test
    void aCommandThatSucceeds_mayLeaveAProcessBehind() throws Exception {
        var sink = ExecSink.of(List.of("/bin/sh", "-c", slow("").replace("wait; cp given stored", "exit 0")));
        sink.put(SinkContract.delivery(1), Optional.empty());
        var left = started("child");
        assertThat(left).hasValueSatisfying(child -> assertThat(child.isAlive()).isTrue());
        left.orElseThrow().destroyForcibly();
    }

    @Test
    void aCommandWhoseTimeIsOver_isEndedThoughItsParentIsGone() throws Exception {
        String detached = "(" + slow("").replace("wait; cp given stored", "wait") + ") & wait";
        var sink = ExecSink.of(List.of("/bin/sh", "-c", detached)).within(Duration.ofSeconds(2));
        assertThat(SinkContract.failure(sink, 1, Optional.empty())).hasMessageContaining("killed after 2 seconds");
        awaitEnd(started("child"));
    }

    @Test
    void aTokenIsInNoProcesssArgumentsOrEnvironment_thoughAVariableHasTheNameOfOurs() throws Exception {
        String look =
                "cat > /dev/null; cat /proc/$$/environ /proc/$PPID/environ /proc/$PPID/cmdline > '" + folder + "/seen'";
        var sink = new ExecSink(
                List.of("/bin/sh", "-c", look),
                ExecOptions.within(Duration.ofMinutes(1)),
                ExecEnvironment.of(
                        Map.of("PATH", System.getenv("PATH"), "mailkeys_token", "exported", "SHELLOPTS", "allexport")));
        sink.put(SinkContract.delivery(1), Optional.empty());
        Canary.assertAbsentFrom(folder, List.of());
        assertThat(folder.resolve("seen")).isNotEmptyFile();
    }

    private static Process rotator(String... command) throws IOException {
        var arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Rotator.class.getName()));
        arguments.addAll(List.of(command));
        return new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The process that wrote its number into a file, once it has; empty if it has ended since. */
    private Optional<ProcessHandle> started(String name) throws IOException {
        while (!Files.exists(folder.resolve("command"))) {
            Thread.onSpinWait();
        }
        return ProcessHandle.of(
                Long.parseLong(Files.readString(folder.resolve(name)).strip()));
    }

    private static void awaitEnd(Optional<ProcessHandle> process) throws Exception {
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
    }
}
