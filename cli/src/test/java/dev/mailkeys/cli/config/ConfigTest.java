package dev.mailkeys.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class ConfigTest {

    @TempDir
    private Path folder;

    private Cli with(String toml, String permissions) throws IOException {
        Path file = Files.createDirectories(folder.resolve("mailkeys")).resolve("config.toml");
        Files.writeString(file, toml);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return new Cli().set("XDG_CONFIG_HOME", folder.toString());
    }

    private String profile(String name, JetEmailSimulator jetemail, String token) {
        return "[profiles." + name + ".jetemail]\nbase-url = \"" + jetemail.baseUrl() + "\"\n" + token + "\n";
    }

    @Test
    void profile_saysWhereAndAsWhom(JetEmailSimulator jetemail) throws IOException {
        jetemail.seedKey("x");
        Cli cli = with(
                        "[profiles.ci]\noutput = \"json\"\nretries = 0\n"
                                + profile("ci", jetemail, "token-env = \"STAGING\""),
                        "rw-r--r--")
                .set("STAGING", jetemail.managementToken())
                .set("JETEMAIL_API_KEY", "api_of_production");
        var result = cli.run("jetemail list --profile ci");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("[");
    }

    @Test
    void defaultProfile_comesAfterTheEnvironment(JetEmailSimulator jetemail) throws IOException {
        String toml = profile("default", jetemail, "token-env = \"OTHER\"");
        Cli cli = with(toml, "rw-------").set("OTHER", jetemail.managementToken());
        assertThat(cli.run("jetemail list").code()).isZero();
        assertThat(cli.set("JETEMAIL_API_KEY", "wrong").run("jetemail list").code())
                .isEqualTo(3);
        assertThat(cli.run("jetemail list --token-env OTHER").code()).isZero();
    }

    @Test
    void tokenFile_isReadAndItsPermissionsLookedAt(JetEmailSimulator jetemail) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), jetemail.managementToken() + "\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        String toml = profile("default", jetemail, "token-file = \"" + token + "\"");
        assertThat(with(toml, "rw-------").run("jetemail list").err()).contains("Warning", "chmod 600");
        var open = with(toml, "rw-r-----").run("jetemail list");
        assertThat(open.code()).isEqualTo(3);
        assertThat(open.err()).contains("in which files secrets are");
        assertThat(with("", "rw-rw----").run("jetemail list").err()).contains("may write ");
    }

    @Test
    void everyMistake_isToldAtOnceWithItsLine() throws IOException {
        var result = with("""
                        token = "api_c4n4ry5ings"
                        [profiles.ci]
                        outptu = "json"
                        [profiles.ci.jetemail]
                        token = "api_c4n4ry5ings"
                        retries = true
                        """, "rw-------").run("jetemail list --profile ci");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("line 1:", "line 3:", "line 5:", "line 6:", "A secret does not belong in this file")
                .doesNotContain("c4n4ry5ings");
    }

    @Test
    void whatIsNotToml_isSaidWithItsLineAndNotQuoted() throws IOException {
        var result = with("[profiles.ci]\ntoken-env = api_c4n4ry5ings\n", "rw-------")
                .run("jetemail list");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("line 2: this is not valid TOML").doesNotContain("c4n4ry5ings");
    }

    @Test
    void everyValue_isCheckedWithItsLine_beforeAnythingIsSent(JetEmailSimulator jetemail) throws IOException {
        String toml = """
                [profiles.default]
                output = "xml"
                timeout = "soon"
                proxy = "proxy:1"
                [profiles.default.jetemail]
                retries = "many"
                base-url = "\\\\"
                tokn-env = "X"
                token-env = "api_c4n4ry5ings-1"
                """;
        var result = with(toml, "rw-------")
                .set("JETEMAIL_API_KEY", jetemail.managementToken())
                .set("MAILKEYS_JETEMAIL_URL", jetemail.baseUrl().toString())
                .run("jetemail create --name x --reveal");
        assertThat(result.code()).isEqualTo(3);
        for (int line = 2; line <= 9; line++) {
            assertThat(result.err()).contains(line == 5 ? "" : "line " + line + ": ");
        }
        assertThat(result.err())
                .contains(
                        "output takes text, json or env", "\"tokn-env\" is not a setting here; did you mean token-env?")
                .doesNotContain("--", "c4n4ry5ings");
        assertThat(jetemail.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host:99999",
                "https://host:0",
                "ftp://host",
                "http://host",
                "https://me:x@host",
                "https://h?q"
            })
    void addressThatNoClientTakes_isToldWithItsLine(String address) throws IOException {
        String toml = "[profiles.default]\nproxy = \"http://host:99999\"\n[profiles.default.jetemail]\nbase-url = \""
                + address + "\"\n";
        var result = with(toml, "rw-------")
                .set("JETEMAIL_API_KEY", "api_0123456789")
                .run("jetemail list");
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains("line 2: proxy takes http://HOST:PORT", "line 4: base-url takes https://HOST or");
    }

    @Test
    void mistakes_areFieldsInJson_inTheOrderOfTheirLines() throws IOException {
        String toml = "profile = 1\n[profiles.ci.jetemial]\n[profiles.ci]\nretries = 100\n";
        var result = with(toml, "rw-------").run("jetemail list --profile ci --output json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("\"file\":")
                .containsSubsequence(
                        "\"line\":1,\"problem\":\"\\\"profile\\\" is not a setting here; did you mean profiles?",
                        "\"line\":2,\"problem\":\"\\\"jetemial\\\" is not a provider; did you mean jetemail?",
                        "\"line\":4,\"problem\":\"retries takes a whole number from 0 to 99");
    }

    @Test
    void whatIsNoProfile_isTold() throws IOException {
        assertThat(with("profiles = 1\n", "rw-------").run("jetemail list").err())
                .contains("line 1: profiles takes a table: [profiles.NAME]");
        assertThat(with("[profiles]\nci = \"api_c4n4ry5ings1234\"\n", "rw-------")
                        .run("jetemail list")
                        .err())
                .contains("line 2: \"ci\" is not a setting here.", "holds what looks like a token")
                .doesNotContain("c4n4ry5ings");
    }

    @Test
    void byteOrderMark_isNoPartOfTheFile() throws IOException {
        var result =
                with("\ufeff[profiles.ci]\noutput = \"env\"\n", "rw-------").run("emailit list --profile ci");
        assertThat(result.err()).contains("No credential for Emailit");
    }

    @Test
    void profile_thatIsNotThere_isSaid() throws IOException {
        assertThat(new Cli().run("jetemail list --profile ci").code()).isEqualTo(3);
        var result = with("[profiles.ci]\n", "rw-------").run("jetemail list --profile prod");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("\"prod\"", "only ci");
        assertThat(new Cli()
                        .set("MAILKEYS_CONFIG", "/nowhere")
                        .run("jetemail list")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void credential_thatIsMissing_isAskedForByName() {
        assertThat(new Cli().run("emailit list"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "error: No credential for Emailit: set EMAILIT_API_KEY, or give --token-env NAME, --token-file PATH"
                                + " or --token-stdin.\n"));
    }

    @Test
    void tokenFromStandardInput_isUsed(JetEmailSimulator jetemail) {
        var result = new Cli()
                .in(jetemail.managementToken() + "\n")
                .run("jetemail list --token-stdin --base-url " + jetemail.baseUrl());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(new Cli().run("jetemail delete --token-stdin --key-stdin").code())
                .isEqualTo(2);
        assertThat(new Cli().run("jetemail list --token-stdin").err()).contains("empty");
    }

    @Test
    void settings_thatCanNotWork_areRefused(JetEmailSimulator jetemail) {
        Cli cli = Cli.at(jetemail);
        for (String option : new String[] {
            "--timeout soon", "--retries many", "--retries -1", "--proxy proxy:1", "--base-url \\", "--output xml"
        }) {
            assertThat(cli.run("jetemail list " + option).code()).as(option).isEqualTo(2);
        }
        assertThat(cli.run("jetemail list --base-url http://example.com").code())
                .isEqualTo(3);
        assertThat(jetemail.received()).isEmpty();
    }

    @Test
    void proxy_thatCanNotBeReached_endsTheCall() {
        var result = new Cli()
                .set("JETEMAIL_API_KEY", "api_0123456789")
                .run("jetemail list --retries 0 --base-url https://127.0.0.1:1 --proxy http://localhost:1");
        assertThat(result.code()).as(result.err()).isEqualTo(4);
    }
}
