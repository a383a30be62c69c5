package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token in the wrong place is refused, explained, and never repeated. */
class SecretsOnTheCommandLineTest {

    private static final String TOKEN = "transactional_c4n4ry5ingsc4n4ry5ings";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jetemail list --token %s",
                "jetemail list --token=%s",
                "jetemail list --api-key %s",
                "jetemail delete --key=%s --yes",
                "jetemail list --password=%s",
                "jetemail list %s",
                "jetemail list --%s",
                "jetemail list --%s=x",
                "jetemail list --quiet=%s",
                "jetemail list -t%s",
                "jetemail list -t=%s",
                "-t%s",
                "help %s",
                "plan %s",
                "plan --file %s",
                "plan --file ./%s",
                "rotate --file=%s --yes",
                "completion %s",
                "jetemail %s",
                "%s",
                "jetemail list --output %s",
                "jetemail list --timeout %s",
                "jetemail list --retries %s",
                "jetemail list --proxy http://user:%s@localhost:1",
                "jetemail list --profile %s",
                "jetemail create --reveal --name x --quota %s",
                "elasticemail create --reveal --name x --access-level SendHttp --expires %s",
                "elasticemail create --reveal --name x --access-level %s"
            })
    void token_isRefusedAndNotRepeated(String line) {
        var result = new Cli().set("JETEMAIL_API_KEY", "api_x").run(String.format(line, TOKEN));
        assertThat(result.code()).as(result.err()).isIn(2, 3);
        assertThat(result.out() + result.err()).doesNotContain("c4n4ry5ings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jetemail list --token-env %s",
                "jetemail list --token-file %s",
                "jetemail list --token-file /nowhere/%s",
                "jetemail delete --yes --key-env %s",
                "jetemail delete --yes --key-file %s",
                "jetemail list --token-env c4n4ry5ings-c4n4ry5ings-c4n4ry5ings-1",
                "emailit get --name %s --base-url http://nowhere.example"
            })
    void token_inThePlaceOfAName_isNotRepeated(String line) {
        var result = new Cli().set("JETEMAIL_API_KEY", "api_x").run(String.format(line, TOKEN));
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.out() + result.err()).doesNotContain("c4n4ry5ings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret_abcdefgh",
                "em_live_c4n4",
                "ghp_abcdefgh",
                "C4N4RYC4N4RYC4N4RYC4N4RY",
                "github_pat_c4n4ry"
            })
    void everyKindOfToken_isKnownForOne(String token) {
        for (String line : new String[] {"%s", "jetemail %s", "jetemail list -t%s", "plan --file %s", "rotate %s"}) {
            assertThat(new Cli().run(String.format(line, token)).err()).as(line).doesNotContain(token);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILKEYS_CONFIG", "MAILKEYS_ROTATION_FILE", "MAILKEYS_PROFILE"})
    void token_inAVariableThatIsForAnotherThing_isNotRepeated(String variable) {
        for (String line : new String[] {"jetemail list", "plan", "doctor"}) {
            var result = new Cli().set(variable, TOKEN).run(line);
            assertThat(result.out() + result.err()).as(line).doesNotContain("c4n4ry");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jetemail list --token %s", "jetemail list --api-key=%s", "jetemail list %s"})
    void rightWay_isShown(String line) {
        assertThat(new Cli().run(String.format(line, TOKEN)).err())
                .contains("--token-env NAME", "--token-file PATH", "--token-stdin");
    }
}
