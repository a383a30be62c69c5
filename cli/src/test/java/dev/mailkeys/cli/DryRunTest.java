package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run tells what it would do, needs no confirmation, and does nothing. */
class DryRunTest {

    private static void check(ProviderSimulator simulator, Cli cli, String line) {
        SimulatedKey key = simulator.seedKey("x");
        var before = simulator.keys();
        var result = cli.run(line + " --dry-run --output json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("{\"dryRun\":true,\"operation\":\"")
                .contains("\"method\":\"", "\"url\":\"");
        assertThat(result.out() + result.err()).doesNotContain(key.token(), simulator.managementToken());
        assertThat(simulator.received())
                .allMatch(call -> Set.of("list", "get").contains(call.operation())
                        && call.method().equals("GET"));
        assertThat(simulator.keys()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create --name y",
                "update --name x --quota 3",
                "enable --name x",
                "disable --name x",
                "rotate --name x",
                "delete --name x"
            })
    void jetemail(String verb) {
        try (var jetemail = JetEmailSimulator.start()) {
            check(jetemail, Cli.at(jetemail), "jetemail " + verb);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create --name y --scope full",
                "update --name x --new-name z",
                "rotate --name x",
                "delete --name x"
            })
    void emailit(String verb) {
        try (var emailit = EmailitSimulator.start()) {
            check(emailit, Cli.at(emailit), "emailit " + verb);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create --name y --access-level SendHttp",
                "update --name x --never-expires",
                "replace --name x --access-level SendHttp",
                "delete --name x",
                "subaccount-key --subaccount team@example.com"
            })
    void elasticemail(String verb) {
        try (var elastic = ElasticEmailSimulator.start()) {
            elastic.addSubaccount("team@example.com");
            check(elastic, Cli.at(elastic), "elasticemail " + verb);
        }
    }

    /** Some read 010.0.0.1 as 8.0.0.1. What the provider makes of it is the provider's: what is sent is seen before. */
    @ParameterizedTest
    @ValueSource(strings = {"jetemail create --name y", "elasticemail create --name y --access-level SendHttp"})
    void addresses_areShownAsTheyWillBeSent(String line) {
        var result = new Cli()
                .set("JETEMAIL_API_KEY", "api_0123456789")
                .set("ELASTICEMAIL_API_KEY", "x0123456789")
                .run(line + " --ip 010.0.0.1 --ip 1:2:3:4:5:6:1.2.3.4 --dry-run");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("[\"010.0.0.1\",\"1:2:3:4:5:6:1.2.3.4\"]");
    }

    @Test
    void text_showsTheCallForPeople() {
        try (var jetemail = JetEmailSimulator.start()) {
            jetemail.seedKey("x");
            var result = Cli.at(jetemail).run("jetemail rotate --name x --dry-run");
            assertThat(result.out())
                    .contains(
                            "method: POST\n",
                            "/outbound/transactional-keys/rotate\n",
                            "body: {\"api_token\":\"***\"}\n");
            assertThat(result.err()).contains("nothing was changed");
        }
    }
}
