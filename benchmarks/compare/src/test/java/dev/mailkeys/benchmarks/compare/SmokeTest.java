package dev.mailkeys.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.benchmarks.Contestant;
import dev.mailkeys.benchmarks.Workload;
import dev.mailkeys.benchmarks.server.KeyServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contestant that was built does the whole work, in a process of its own, against the server. Measures nothing. */
@Timeout(120)
class SmokeTest {

    private static final int KEYS = 250;

    @ParameterizedTest
    @MethodSource("dev.mailkeys.benchmarks.compare.Entrant#built")
    void contestant_doesTheSameWorkAsAllOthers(Entrant entrant) throws Exception {
        Certificate certificate = Certificate.create();
        try (var server = new KeyServer(certificate.shown(), KEYS, true);
                Racer racer = Racer.start(entrant, certificate, server.port())) {
            assertThat(racer.lap(Workload.CREATE, 1).result())
                    .isEqualTo("secret_TheTokenThatTheServerGivesOut00".hashCode());
            assertThat(racer.lap(Workload.PAGE, 2).result()).isEqualTo(marks(Contestant.PAGE_SIZE));
            assertThat(racer.lap(Workload.ALL, 2).result()).isEqualTo(marks(KEYS));
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
