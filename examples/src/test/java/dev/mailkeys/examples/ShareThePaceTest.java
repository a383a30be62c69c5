package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two clients together send as many calls as their limit allows. */
@ExtendWith(SimulatorExtension.class)
class ShareThePaceTest {

    @Test
    void callTooMany_waitsForThoseOfTheOtherClient(JetEmailSimulator jetemail) {
        Secret credential = Secret.of(jetemail.managementToken());
        ClientSettings settings = ShareThePace.settings(ShareThePace.inMemory(new byte[32]), jetemail.baseUrl());
        Timing timing = SimulatedTiming.of(jetemail.clock());
        JetEmailKeys one = JetEmailKeys.using(credential, settings, timing);
        JetEmailKeys other = JetEmailKeys.using(credential, settings, timing);
        long start = timing.nanoTime();
        for (int i = 0; i < 60; i++) {
            one.list();
            other.list();
        }
        assertThat(waited(timing, start)).isLessThan(Duration.ofMinutes(1));
        one.list();
        assertThat(waited(timing, start)).isGreaterThan(Duration.ofMinutes(1));
    }

    private static Duration waited(Timing timing, long start) {
        return Duration.ofNanos(timing.nanoTime() - start);
    }
}
