package dev.mailkeys.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.GitHubHost;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatorExtension.class)
class DoctorTest {

    @TempDir
    private Path folder;

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
    void aCredential_isSaidToComeFromWhereItIs(JetEmailSimulator jetemail) throws IOException {
        assertThat(Cli.at(jetemail).run("doctor").out())
                .contains("jetemail\tcredential\tok\tfound in the variable JETEMAIL_API_KEY");
        Path file = Files.writeString(folder.resolve("token"), jetemail.managementToken());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Cli.at(jetemail)
                        .run("doctor --provider jetemail --token-file " + file)
                        .out())
                .contains("found in the file " + file + ", which --token-file names");
    }

    @Test
    void withoutAnyCredential_nothingWasTried_andThatIsNoSuccess() {
        var result = new Cli().run("doctor");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("mailkeys\tcredential\tfailed\tThere is no credential for any provider");
    }

    @Test
    void theRotationFile_itsAccountsItsSinksAndItsJournals_areLookedAt(EmailitSimulator emailit) throws IOException {
        Rotating rotating = Rotating.at(folder, emailit, "newsletter");
        var result = rotating.run("doctor");
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains("mailkeys.toml\tfile\tok\t1 target in " + folder.resolve("mailkeys.toml"))
                .contains("targets.newsletter\tjournal\tok")
                .contains("accounts.main\tcredential\tok\tfound in the variable MAIN_CREDENTIAL")
                .contains("accounts.main\treachability\tok", "accounts.main\trights\tok")
                .contains("sinks.newsletter-env\tsink\tok")
                .doesNotContain(emailit.managementToken(), rotating.token("newsletter"));
        assertThat(emailit.received()).extracting(ReceivedCall::method).containsOnly("GET");
        assertThat(rotating.token("newsletter")).isNotEmpty();
    }

    @Test
    void whatIsWrongInTheRotationFile_isAllToldAtOnce(EmailitSimulator emailit) throws Exception {
        try (var github = new GitHubHost()) {
            Rotating rotating = Rotating.at(folder, emailit, "newsletter", "billing")
                    .replace("sinks = [\"newsletter-env\"]", "sinks = [\"newsletter-env\", \"secret\"]")
                    .toml("[sinks.secret]\ntype = \"github-secret\"\nrepository = \"acme/app\"\nsecret = \"TOKEN\"\n"
                            + "token-env = \"GITHUB\"\nbase-url = \"" + github.address() + "\"\n");
            Files.delete(rotating.env("billing"));
            Files.delete(rotating.env("newsletter"));
            Files.createDirectory(rotating.env("newsletter"));
            var result = rotating.run(Map.of("GITHUB", "ghp_noneOfTheHosts00000000000000000000000"), "doctor");
            assertThat(result.code()).as(result.out() + result.err()).isEqualTo(4);
            assertThat(result.out())
                    .contains("sinks.newsletter-env\tsink\tfailed", "sinks.secret\tsink\tfailed", "401")
                    .doesNotContain("ghp_noneOf");
            assertThat(rotating.run(Map.of("MAIN_CREDENTIAL", ""), "doctor").out())
                    .contains("accounts.main\tcredential\tfailed", "sinks.secret\tsink\tfailed");
        }
    }

    @Test
    void aRotationFileThatIsNone_isConfiguration(EmailitSimulator emailit) throws IOException {
        Rotating rotating = Rotating.at(folder, emailit, "newsletter").replace("grace", "graze");
        var result = rotating.run("doctor");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("mailkeys.toml\tfile\tfailed", "graze");
        assertThat(Cli.at(emailit)
                        .run("doctor --file " + folder.resolve("nowhere.toml"))
                        .code())
                .isEqualTo(3);
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
