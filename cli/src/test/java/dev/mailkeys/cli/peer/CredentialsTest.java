package dev.mailkeys.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential that certainly is the wrong one is reported, not sent, and not shown. */
@ExtendWith(SimulatorExtension.class)
class CredentialsTest {

    private static final String HEX = "C4N4".repeat(24).replace('N', '0');

    @ParameterizedTest
    @CsvSource({
        "EMAILIT, api_c4n4ry5ings, JetEmail",
        "EMAILIT, transactional_c4n4ry5ings, JetEmail",
        "EMAILIT, ghp_c4n4ry5ings, GitHub",
        "JETEMAIL, transactional_c4n4ry5ings, a sending key",
        "JETEMAIL, secret_c4n4ry5ings, Emailit",
        "ELASTICEMAIL, secret_c4n4ry5ings, Emailit",
        "JETEMAIL, HEX, Elastic Email"
    })
    void anotherProvidersCredential_isNotSentToThisOne(ProviderName provider, String credential, String whose) {
        var result = new Cli()
                .set(provider.credentialVariable(), credential.replace("HEX", HEX))
                .set(provider.urlVariable(), "http://127.0.0.1:1")
                .run(provider.word() + " list");
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains(whose, provider.title(), "Nothing was sent")
                .doesNotContain("c4n4ry", HEX);
    }

    @ParameterizedTest
    @CsvSource({
        "--token-env, takes the name of a variable",
        "--token-file, it does not exist",
    })
    void tokenInPlaceOfItsName_isToBeReplaced_andIsNotShown(String option, String message) {
        var result = new Cli().run("emailit list " + option + " secret_c4n4ry5ingsn1n3t1m3s4c4n4ry5ings");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains(message, "Replace that token").doesNotContain("c4n4ry5ings");
    }

    @Test
    void addressThatCannotBeUsed_isCalledAsItIsTyped(EmailitSimulator emailit) {
        var result = Cli.at(emailit).run("emailit list --base-url http://mail.example.com");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("can't be used: --base-url, or the setting in its place, must be https")
                .doesNotContain("baseUrl", "(mailkeys)");
    }

    @Test
    void refusedCredential_isLookedForByTheDoctor(EmailitSimulator emailit) {
        var result = Cli.at(emailit).set("EMAILIT_API_KEY", "another").run("emailit list");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("answered 401", "\"mailkeys doctor --provider emailit\" says where");
    }

    @Test
    void fileThatCannotBeRead_isToldWithTheReason(@TempDir Path folder) {
        assertThat(new Cli()
                        .run("emailit list --token-file " + folder.resolve("none"))
                        .err())
                .contains("can't be read, because it does not exist: ");
        assertThat(new Cli().run("emailit list --token-file " + folder).err())
                .contains("can't be read, because it is a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "'%s'", "\u201c%s\u201d", " \"%s\" "})
    void quotes_areSaidToBeThere(String form, EmailitSimulator emailit) {
        var result = Cli.at(emailit)
                .set("EMAILIT_API_KEY", form.formatted(emailit.managementToken()))
                .run("emailit list");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("EMAILIT_API_KEY", "in quotes").doesNotContain(emailit.managementToken());
        assertThat(emailit.received()).isEmpty();
    }

    @Test
    void byteOrderMark_isNoPartOfIt(EmailitSimulator emailit) {
        var result = Cli.at(emailit)
                .set("EMAILIT_API_KEY", "\ufeff" + emailit.managementToken() + "\r\n")
                .run("emailit list");
        assertThat(result.code()).as(result.err()).isZero();
    }
}
