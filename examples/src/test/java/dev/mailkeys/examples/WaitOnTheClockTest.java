package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import dev.mailkeys.testkit.client.SimulatedTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class WaitOnTheClockTest {

    @Test
    void clientThatIsTurnedAway_waitsAsLongAsItIsTold(JetEmailSimulator jetemail) {
        Secret credential = Secret.of(jetemail.managementToken());
        ClientSettings settings =
                ClientSettings.builder().baseUrl(jetemail.baseUrl()).build();
        JetEmailKeys keys = JetEmailKeys.using(credential, settings, SimulatedTiming.of(jetemail.clock()));

        jetemail.next("list", Fault.status(429).withRetryAfter("2"));
        assertThat(keys.list()).isEmpty(); // at once: two seconds have passed on the simulator's clock alone
        assertThat(jetemail.received("list")).hasSize(2);
    }
}
