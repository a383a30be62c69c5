package dev.mailkeys.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class DoctorTest {

    @Test
    void healthyProvider_isFoundHealthy_andTheOthersAreSkipped(JetEmailSimulator jetemail) {
        var result = Cli.at(jetemail).run("doctor");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("jetemail\treachability\tok", "jetemail\trights\tok", "emailit\tcredential\tskipped")
                .doesNotContain(jetemail.managementToken());
        assertThat(jetemail.received())
                .hasSize(1)
                .allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void clockThatIsOff_isNoticed(JetEmailSimulator jetemail) {
        jetemail.next("list", Fault.maskedList().withHeader("Date", "Mon, 01 Jan 2024 00:00:00 GMT"));
        assertThat(Cli.at(jetemail).run("doctor").out()).contains("jetemail\tclock\twarning\tthis machine's is ");
    }

    @Test
    void badCredential_isSaidToBeBad(EmailitSimulator emailit) {
        var result = Cli.at(emailit).set("EMAILIT_API_KEY", "secret_wrong").run("doctor --provider emailit -o json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("\"check\":\"rights\",\"status\":\"failed\"");
        assertThat(new Cli().run("doctor --provider emailit").code()).isEqualTo(3);
        assertThat(new Cli().run("doctor --provider acme").code()).isEqualTo(2);
    }

    @Test
    void providerThatIsNotReached_isSaidSo(EmailitSimulator emailit) {
        emailit.refuseConnections();
        var result = Cli.at(emailit).run("doctor --retries 0");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("emailit\treachability\tfailed");
    }

    @Test
    void brokenConfiguration_isWhatItReports() {
        var result = new Cli().set("MAILKEYS_CONFIG", "/nowhere").run("doctor");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("mailkeys\tconfiguration\tfailed");
    }
}
