package dev.mailkeys.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.Emailit;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two runs in one account: neither changes a key of the other, even if a check asks for it. */
@ExtendWith(SimulatorExtension.class)
class BenchTest {

    private static final Map<String, Object> SENDING = Map.of("scope", "sending");

    private static Bench bench(EmailitSimulator emailit) {
        var wire = new Wire(
                new Emailit().profile(),
                Secret.of(emailit.managementToken()),
                listener -> ClientSettings.builder()
                        .baseUrl(emailit.baseUrl())
                        .calls(CallSettings.builder().listener(listener).build())
                        .build(),
                new Recording());
        return new Bench(ProviderChecks.of("emailit").orElseThrow().dialect(), wire, RunName.random());
    }

    @Test
    void keyOfAnotherRun_isNotChanged(EmailitSimulator emailit) {
        ThrowAway theirs = bench(emailit).made(SENDING);
        Bench bench = bench(emailit);
        int received = emailit.received().size();
        assertThatThrownBy(() -> bench.delete(theirs)).isInstanceOf(IllegalStateException.class);
        assertThat(emailit.received()).hasSize(received);
        assertThat(emailit.liveKeys()).extracting(SimulatedKey::name).contains(theirs.name());
    }

    @Test
    void keyOfANameThatIsNotTheRuns_isNotMade(EmailitSimulator emailit) {
        Bench bench = bench(emailit);
        int received = emailit.received().size();
        assertThatThrownBy(() -> bench.create("newsletter", SENDING)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.create(bench(emailit).name(), SENDING))
                .isInstanceOf(IllegalStateException.class);
        assertThat(emailit.received()).hasSize(received);
    }
}
