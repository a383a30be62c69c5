package com.example.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedAnswer;
import dev.mailkeys.testkit.SimulatedCall;
import dev.mailkeys.testkit.SimulatedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several commands at once, of one user at one account, that together may make two calls a second. */
@Timeout(300)
class OwnPaceTest {

    private static final int AT_ONCE = 3;
    private static final int PAGES = 5;

    private final List<Long> arrivals = new CopyOnWriteArrayList<>();
    private final ProviderSimulator simulator =
            ProviderSimulator.of(new TimedApi(arrivals), "/v1", SimulatedClock.running());
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        simulator.close();
    }

    /**
     * On a machine of any speed, the third call arrives no sooner than a second after the start, the fifth no sooner
     * than two.
     */
    @Test
    void processesAtOnce_keepToOnePace_andAllEndWell_thoughOneIsKilled() throws Exception {
        IntStream.range(0, 2 * PAGES).forEach(number -> simulator.seedKey("key-" + number));
        var stalled = new CountDownLatch(1);
        simulator.next("list", Fault.stall().telling(stalled::countDown));
        long start = System.nanoTime();
        Process killed = list(0);
        stalled.await();
        killed.destroyForcibly().waitFor();
        for (int number = 1; number <= AT_ONCE; number++) {
            list(number);
        }

        for (int number = 1; number <= AT_ONCE; number++) {
            assertThat(started.get(number).waitFor()).as(said(number)).isZero();
            assertThat(said(number)).contains("key-0", "key-9").doesNotContain("can't be shared");
        }
        assertThat(arrivals).hasSizeGreaterThanOrEqualTo(AT_ONCE * PAGES);
        for (int i = 0; i < arrivals.size(); i++) {
            assertThat(Duration.ofNanos(arrivals.get(i) - start))
                    .as("call " + (i + 1))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(i / 2));
        }
        assertNoCredentialIn(folder.resolve(".local/state/mailkeys/pace"));
    }

    private Process list(int number) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.mailkeys.cli.Main",
                        "own",
                        "list",
                        "--verbose")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out-" + number).toFile());
        builder.environment().remove("XDG_STATE_HOME");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("OWN_API_KEY", OwnApi.MANAGEMENT);
        builder.environment().put("MAILKEYS_OWN_URL", simulator.baseUrl().toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String said(int number) throws IOException {
        return Files.readString(folder.resolve("out-" + number));
    }

    private static void assertNoCredentialIn(Path pace) throws IOException {
        try (var files = Files.list(pace)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(2);
            for (Path file : all) {
                assertThat(file.getFileName() + Files.readString(file, StandardCharsets.UTF_8))
                        .doesNotContain(OwnApi.MANAGEMENT);
            }
        }
    }

    /** Notes the times of its calls. */
    private static final class TimedApi extends OwnApi {

        private final List<Long> arrivals;

        TimedApi(List<Long> arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public SimulatedAnswer answer(SimulatedCall call) {
            arrivals.add(System.nanoTime());
            return super.answer(call);
        }
    }
}
