package dev.mailkeys.cli.command.elasticemail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class ElasticEmailCommandsTest {

    @Test
    void createAndGet_knowEveryField(ElasticEmailSimulator elastic) {
        var created = Cli.at(elastic)
                .run("elasticemail create --name a/b --access-level SendHttp --access-level SendSmtp"
                        + " --expires 2036-01-01 --ip 10.0.0.0/8 --reveal -o json");
        assertThat(created.code()).as(created.err()).isZero();
        var key = Cli.at(elastic).run("elasticemail get --name a/b -o json");
        assertThat(key.out())
                .startsWith("{\"provider\":\"elasticemail\",\"id\":\"a/b\",\"name\":\"a/b\","
                        + "\"accessLevels\":[\"SendHttp\",\"SendSmtp\"],\"expires\":\"2036-01-01T00:00:00Z\","
                        + "\"ips\":[\"10.0.0.0/8\"],\"lastUsed\":null,\"created\":\"");
        assertThat(Cli.at(elastic).run("elasticemail list").out()).contains("a/b\tSendHttp, SendSmtp\t2036-01-01T");
    }

    @Test
    void create_mustSayWhatTheKeyMayDo(ElasticEmailSimulator elastic) {
        assertThat(Cli.at(elastic).run("elasticemail create --name a --reveal").code())
                .isEqualTo(2);
    }

    @Test
    void accessLevelThatIsNotDocumented_isRefusedWithTheNearest_orSentWhereThatIsMeant(ElasticEmailSimulator elastic) {
        String create = "elasticemail create --name a --reveal -o json --access-level ";
        var mistyped = Cli.at(elastic).run(create + "sendhtp");
        assertThat(mistyped.code()).isEqualTo(2);
        assertThat(mistyped.err())
                .contains("did you mean SendHttp or SendSmtp?", "--allow-undocumented-levels")
                .contains("mailkeys elasticemail create --help", "lists all " + ElasticEmailVerbs.LEVELS.size() + ".")
                .doesNotContain("ViewAccessTokens");
        assertThat(new Cli().run("elasticemail create --help").out().replaceAll("\\s+", " "))
                .contains(String.join(", ", ElasticEmailVerbs.LEVELS) + ".");
        assertThat(elastic.received()).isEmpty();
        var meant = Cli.at(elastic).run(create + "BrewCoffee --allow-undocumented-levels");
        assertThat(meant.out()).contains("\"accessLevels\":[\"BrewCoffee\"]");
    }

    @Test
    void update_leavesWhatIsNotGiven(ElasticEmailSimulator elastic) {
        elastic.seedKey("a", "{\"AccessLevel\":[\"SendHttp\"],\"RestrictAccessToIPRange\":[\"10.0.0.0/8\"]}");
        var result = Cli.at(elastic)
                .run("elasticemail update --name a --new-name b --expires 2036-01-01T00:00:00+01:00 -o json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("\"name\":\"b\",\"accessLevels\":[\"SendHttp\"],\"expires\":\"2035-12-31T23:00:00Z\","
                        + "\"ips\":[\"10.0.0.0/8\"]");
        var cleared = Cli.at(elastic).run("elasticemail update --name b --never-expires --clear-ips -o json");
        assertThat(cleared.out()).contains("\"expires\":null,\"ips\":[]");
    }

    @Test
    void replace_asksAndClears(ElasticEmailSimulator elastic) {
        elastic.seedKey("a", "{\"AccessLevel\":[\"SendHttp\"],\"RestrictAccessToIPRange\":[\"10.0.0.0/8\"]}");
        String command = "elasticemail replace --name a --access-level SendSmtp -o json";
        assertThat(Cli.at(elastic).run(command).code()).isEqualTo(5);
        assertThat(Cli.at(elastic).run(command + " --yes").out()).contains("[\"SendSmtp\"]", "\"ips\":[]");
    }

    @Test
    void delete_takesTheName(ElasticEmailSimulator elastic) {
        elastic.seedKey("a");
        assertThat(Cli.at(elastic).run("elasticemail delete --name a --yes").code())
                .isZero();
        assertThat(elastic.jsonOf("a")).isEmpty();
    }

    @Test
    void subaccount_isNamedByAnOption(ElasticEmailSimulator elastic) {
        elastic.addSubaccount("team@example.com");
        String sub = " --subaccount team@example.com";
        assertThat(Cli.at(elastic)
                        .run("elasticemail create --name a --access-level SendHttp --reveal" + sub)
                        .code())
                .isZero();
        assertThat(Cli.at(elastic).run("elasticemail list" + sub).out()).contains("a\tSendHttp");
        assertThat(Cli.at(elastic).run("elasticemail list").out()).doesNotContain("a\tSendHttp");
        var key = Cli.at(elastic).run("elasticemail subaccount-key --reveal -o env" + sub);
        assertThat(key.code()).as(key.err()).isZero();
        assertThat(key.out()).contains("MAILKEYS_TOKEN=");
    }

    @Test
    void badKey_isAMatterOfConfiguration(ElasticEmailSimulator elastic) {
        assertThat(Cli.at(elastic)
                        .set("ELASTICEMAIL_API_KEY", "wrong")
                        .run("elasticemail list")
                        .code())
                .isEqualTo(3);
    }
}
