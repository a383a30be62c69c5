package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How to test your own code: a simulator in place of the provider, and a fault where it would hurt. */
@ExtendWith(SimulatorExtension.class)
class KeyPerDomainTest {

    private KeyPerDomain keys;

    @BeforeEach
    void useTheSimulator(JetEmailSimulator jetemail) {
        var settings = ClientSettings.builder().baseUrl(jetemail.baseUrl()).build();
        keys = new KeyPerDomain(JetEmailKeys.using(Secret.of(jetemail.managementToken()), settings));
    }

    @Test
    void tokenFor_aSecondTime_isTheSame(JetEmailSimulator jetemail) {
        assertThat(keys.tokenFor("example.com")).isEqualTo(keys.tokenFor("example.com"));
        assertThat(jetemail.liveKeys()).hasSize(1);
    }

    @Test
    void tokenFor_whenTheAnswerIsLost_makesNoSecondKey(JetEmailSimulator jetemail) {
        jetemail.next("create", Fault.cut().afterCommit());
        Secret token = keys.tokenFor("example.com");
        assertThat(jetemail.accepts(token.reveal())).isTrue();
        assertThat(jetemail.received("create")).hasSize(1);
        assertThat(jetemail.liveKeys()).hasSize(1);
    }

    @Test
    void tokenFor_whenItIsRefused_saysWhy(JetEmailSimulator jetemail) {
        jetemail.next("create", Fault.status(403).beforeCommit());
        assertThatThrownBy(() -> keys.tokenFor("example.com")).isInstanceOf(ForbiddenException.class);
        assertThat(jetemail.liveKeys()).isEmpty();
    }
}
