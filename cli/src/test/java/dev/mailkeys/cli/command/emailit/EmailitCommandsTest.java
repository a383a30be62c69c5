package dev.mailkeys.cli.command.emailit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class EmailitCommandsTest {

    @Test
    void list_readsAllPagesOrTheOneThatIsAskedFor(EmailitSimulator emailit) {
        IntStream.range(0, 120).forEach(number -> emailit.seedKey("key-" + number));
        assertThat(Cli.at(emailit).run("emailit list").out().lines()).hasSize(121);
        assertThat(Cli.at(emailit).run("emailit list --page 2 --limit 5").out().lines())
                .hasSize(5)
                .first()
                .asString()
                .contains("key-114");
        assertThat(Cli.at(emailit).run("emailit list --limit 3").out().lines()).hasSize(3);
        assertThat(Cli.at(emailit).run("emailit list --search key-77").out().lines())
                .hasSize(1);
    }

    @Test
    void list_showsProgressOnATerminalAlone(EmailitSimulator emailit) {
        IntStream.range(0, 120).forEach(number -> emailit.seedKey("key-" + number));
        assertThat(Cli.at(emailit).terminals(2).run("emailit list").err()).contains("100 keys so far");
        assertThat(Cli.at(emailit).terminals(2).run("emailit list --quiet").err())
                .isEmpty();
        assertThat(Cli.at(emailit).run("emailit list").err()).isEmpty();
    }

    @Test
    void list_thatBreaksOff_doesNotPassForTheWhole(EmailitSimulator emailit) {
        IntStream.range(0, 120).forEach(number -> emailit.seedKey("key-" + number));
        emailit.next("list", Fault.maskedList());
        emailit.next("list", Fault.status(400));
        var result = Cli.at(emailit).run("emailit list --output json");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).startsWith("[").doesNotContain("]\n");
    }

    @Test
    void get_showsAKeyByIdAndByName(EmailitSimulator emailit) {
        SimulatedKey key = emailit.seedKey("news");
        var byId = Cli.at(emailit).run("emailit get -o json --id " + key.id());
        var byName = Cli.at(emailit).run("emailit get -o json --name news");
        assertThat(byId.code()).as(byId.err()).isZero();
        assertThat(byId.out())
                .isEqualTo(byName.out())
                .startsWith(
                        "{\"provider\":\"emailit\",\"id\":\"" + key.id() + "\",\"name\":\"news\",\"scope\":\"full\","
                                + "\"sendingDomain\":null,\"lastUsed\":null,\"created\":\"");
    }

    @Test
    void create_sendsEveryField(EmailitSimulator emailit) {
        var result = Cli.at(emailit)
                .run("emailit create --name news --scope sending --sending-domain dom_1 --reveal -o json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(emailit.received("create").get(0).body())
                .isEqualTo("{\"name\":\"news\",\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}");
        assertThat(result.out()).contains("\"result\":\"created\"", "\"token\":\"secret_");
    }

    @Test
    void create_ofAFullKeyForOneDomain_isRefused(EmailitSimulator emailit) {
        var result = Cli.at(emailit).run("emailit create --name n --scope full --sending-domain dom_1 --reveal");
        assertThat(result.code()).isEqualTo(2);
        assertThat(emailit.received()).isEmpty();
    }

    @Test
    void create_ofATakenName_saysWhichKeyHasIt(EmailitSimulator emailit) {
        SimulatedKey key = emailit.seedKey("news");
        var result = Cli.at(emailit).run("emailit create --name news --scope sending --reveal");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("409", key.id());
    }

    @Test
    void updateRotateDelete_workByName(EmailitSimulator emailit) {
        SimulatedKey key = emailit.seedKey("news");
        assertThat(Cli.at(emailit)
                        .run("emailit update --name news --new-name newer -o env")
                        .out())
                .contains("MAILKEYS_NAME=newer\n", "MAILKEYS_RESULT=updated\n");
        var rotated = Cli.at(emailit).run("emailit rotate --name newer --yes --reveal -o env");
        assertThat(rotated.out())
                .contains("MAILKEYS_TOKEN=" + emailit.tokenOf(key.id()).orElseThrow() + "\n");
        assertThat(Cli.at(emailit)
                        .run("emailit delete --id " + key.id() + " --yes")
                        .code())
                .isZero();
        assertThat(emailit.accepts(key.token())).isFalse();
        assertThat(emailit.jsonOf(key.id())).isEmpty();
    }

    @Test
    void credentialOfSendingScope_isAMatterOfConfiguration(EmailitSimulator emailit) {
        SimulatedKey key = emailit.seedKey("news", "{\"scope\":\"sending\"}");
        var result = Cli.at(emailit).set("EMAILIT_API_KEY", key.token()).run("emailit list -o json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("\"kind\":\"forbidden\"").doesNotContain(key.token());
    }
}
