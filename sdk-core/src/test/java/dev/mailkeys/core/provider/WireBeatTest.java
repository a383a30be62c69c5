package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireBeatTest {

    private static final int CALLS = 1000;
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: " + Acme.KEY.length() + "\r\n\r\n" + Acme.KEY;

    @Test
    void calls_doNotWakeTheThreadThatEndsThem() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            for (int i = 0; i <= CALLS; i++) {
                connection.read();
                connection.write(ANSWER);
            }
        })) {
            ApiClient client = Acme.client(server.url(), new ManualTiming());
            client.call(Acme.request(Repeat.SAFE));
            long before = wakings();
            for (int i = 0; i < CALLS; i++) {
                client.call(Acme.request(Repeat.SAFE));
            }
            assertThat(wakings() - before).isLessThan(CALLS / 4);
        }
    }

    @Test
    void beat_thatHasEnded_beginsAgain() {
        var beat = new WireBeat();
        for (int i = 0; i < 3; i++) {
            beat.begin();
            beat.begin();
            assertThatThrownBy(beat::enter).as("it is under way").isInstanceOf(IllegalStateException.class);
            beat.timedOut();
        }
    }

    private static long wakings() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("Okio Watchdog"))
                .findAny()
                .map(WireBeatTest::waits)
                .orElseThrow();
    }

    /** How often a thread has begun to wait so far. By reflection, because the module under test does not read the counter's. */
    private static long waits(Thread thread) {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            Object info = Class.forName("java.lang.management.ThreadMXBean")
                    .getMethod("getThreadInfo", long.class)
                    .invoke(threads, thread.getId());
            return (long) Class.forName("java.lang.management.ThreadInfo")
                    .getMethod("getWaitedCount")
                    .invoke(info);
        } catch (ReflectiveOperationException noCounter) {
            throw new IllegalStateException(noCounter);
        }
    }
}
