package dev.mailkeys.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class ConfirmationTest {

    private static Cli.Result delete(JetEmailSimulator jetemail, String answer, Integer... terminals) {
        jetemail.seedKey("x");
        return Cli.at(jetemail).in(answer).terminals(terminals).run("jetemail delete --name x");
    }

    @Test
    void yes_goesOn(JetEmailSimulator jetemail) {
        var result = delete(jetemail, "y\n", 0, 2);
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Deleting the JetEmail key \"x\" (", "Continue? [y/N]");
        assertThat(jetemail.keys()).isEmpty();
    }

    @Test
    void anythingElse_doesNot(JetEmailSimulator jetemail) {
        assertThat(delete(jetemail, "\n", 0, 2).code()).isEqualTo(5);
        assertThat(Cli.at(jetemail)
                        .terminals(0, 2)
                        .run("jetemail delete --name x")
                        .code())
                .isEqualTo(5);
        assertThat(jetemail.received("delete")).isEmpty();
    }

    @Test
    void question_thatNobodyWouldSee_isNotAsked(JetEmailSimulator jetemail) {
        assertThat(delete(jetemail, "y\n", 0).code()).isEqualTo(5);
        assertThat(Cli.at(jetemail)
                        .in("y\n")
                        .terminals(2)
                        .run("jetemail delete --name x")
                        .code())
                .isEqualTo(5);
        assertThat(jetemail.keys()).hasSize(1);
    }
}
