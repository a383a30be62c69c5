package dev.mailkeys.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.benchmarks.Contestant;
import dev.mailkeys.benchmarks.Work;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contestant that was built does the whole work, in a process of its own, against the server's. Measures nothing. */
@Timeout(120)
class SmokeTest {

    private static final int KEYS = 250;
    private static Server server;

    @BeforeAll
    static void startServer() throws Exception {
        server = Server.start(Certificate.create(), KEYS, 0, true);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.benchmarks.compare.Entrant#built")
    void contestant_doesTheSameWorkAsAllOthers(Entrant entrant) throws IOException {
        try (Racer racer = Racer.start(entrant, server)) {
            assertThat(racer.time(Work.CREATE, 2).result())
                    .isEqualTo("secret_TheTokenThatTheServerGivesOut00".hashCode());
            assertThat(racer.time(Work.PAGE, 2).result()).isEqualTo(marks(Contestant.PAGE_SIZE));
            assertThat(racer.time(Work.ALL, 2).result()).isEqualTo(marks(KEYS));
        }
    }

    private static long marks(int keys) {
        long marks = 0;
        for (int key = 0; key < keys; key++) {
            String digits = Integer.toString(key);
            marks += Contestant.mark(digits, digits);
        }
        return marks;
    }
}
