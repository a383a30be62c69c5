package dev.mailkeys.cli.command.jetemail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class JetEmailCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void list_showsTheKeysAndNoToken(JetEmailSimulator jetemail) {
        SimulatedKey key = jetemail.seedKey("newsletter", "{\"approvedDomains\":[\"a.example\",\"b.example\"]}");
        var result = Cli.at(jetemail).run("jetemail list --output json");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("[\n{\"provider\":\"jetemail\",\"id\":\"" + key.id() + "\",\"name\":\"newsletter\","
                        + "\"status\":\"active\",\"allowAllDomains\":false,"
                        + "\"approvedDomains\":[\"a.example\",\"b.example\"],\"ips\":[],\"usage\":0,\"quota\":0,")
                .endsWith("}\n]\n");
        assertThat(result.out() + result.err()).doesNotContain(key.token());
    }

    @Test
    void list_ofOneKey_canWriteItsToken(JetEmailSimulator jetemail) throws IOException {
        SimulatedKey key = jetemail.seedKey("newsletter");
        Path file = folder.resolve("token");
        var result = Cli.at(jetemail).run("jetemail list --uuid " + key.id() + " --to-file " + file);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(file).hasContent(key.token());
        assertThat(Cli.at(jetemail).run("jetemail list --to-file x").code()).isEqualTo(2);
        assertThat(Cli.at(jetemail)
                        .run("jetemail list --name newsletter -o env")
                        .out())
                .contains("MAILKEYS_1_ID=" + key.id());
    }

    @Test
    void create_tellsIdAndTime_onceItsTokenIsInAFile(JetEmailSimulator jetemail) throws IOException {
        String create = "jetemail create --name newsletter -o json ";
        var kept = Cli.at(jetemail).run(create + "--to-file " + folder.resolve("one"));
        assertThat(kept.out()).containsPattern("\"id\":\"[0-9a-f-]{36}\"").containsPattern("\"created\":\"2");
        var second = Cli.at(jetemail).run(create + "--to-file " + folder.resolve("two"));
        String id = jetemail.keys().stream()
                .filter(key -> key.token().equals(content("two")))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(second.out()).as("of two of that name").contains("\"id\":\"" + id + "\"");
        assertThat(Cli.at(jetemail).run(create + "--reveal").out())
                .as("a token that is printed waits for nothing")
                .contains("\"id\":null", "\"token\":\"transactional_");
    }

    @Test
    void create_isDone_evenIfItsIdCanNotBeLookedUp(JetEmailSimulator jetemail) throws IOException {
        jetemail.on("list", Fault.status(500));
        var result = Cli.at(jetemail).run("jetemail create --name newsletter --to-file " + folder.resolve("token"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("its id could not be looked up").doesNotContain(content("token"));
        assertThat(jetemail.accepts(content("token"))).isTrue();
    }

    private static String idOf(JetEmailSimulator jetemail, String name) {
        return jetemail.liveKeys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String content(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void listOfAName_isAList_howeverManyHaveIt(JetEmailSimulator jetemail) {
        String list = "jetemail list --name newsletter -o json";
        assertThat(Cli.at(jetemail).run(list).code()).isEqualTo(4);
        SimulatedKey one = jetemail.seedKey("newsletter");
        assertThat(Cli.at(jetemail).run(list).out()).startsWith("[").contains(one.id());
        SimulatedKey other = jetemail.seedKey("newsletter");
        var both = Cli.at(jetemail).run(list);
        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.out()).contains(one.id(), other.id());
        assertThat(Cli.at(jetemail)
                        .run("jetemail list --name newsletter --reveal")
                        .err())
                .contains("2 keys have the name");
    }

    @Test
    void create_sendsEveryField(JetEmailSimulator jetemail) throws IOException {
        Path file = folder.resolve("token");
        var result = Cli.at(jetemail)
                .run("jetemail create --name news --approved-domain a.example --approved-domain b.example"
                        + " --allow-all-domains --quota 7 --ip 10.0.0.0/24 --ip ::1 --output json --to-file " + file);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("{\"provider\":\"jetemail\",\"id\":\"" + idOf(jetemail, "news")
                        + "\",\"name\":\"news\",\"created\":\"")
                .endsWith("Z\",\"result\":\"created\",\"tokenFile\":\"" + file + "\"}\n");
        assertThat(jetemail.received("create").get(0).body())
                .isEqualTo("{\"allowAllDomains\":true,\"approvedDomains\":[\"a.example\",\"b.example\"],"
                        + "\"ipRestrictions\":[\"10.0.0.0/24\",\"::1\"],\"name\":\"news\",\"quota\":7}");
        assertThat(jetemail.keys()).extracting(SimulatedKey::token).contains(Files.readString(file));
    }

    @Test
    void update_changesWhatIsGivenAndNothingElse(JetEmailSimulator jetemail) {
        jetemail.seedKey("old");
        var result = Cli.at(jetemail)
                .run("jetemail update --name old --new-name new --clear-ips --clear-approved-domains"
                        + " --no-allow-all-domains --quota 5 -o json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"name\":\"new\",\"result\":\"updated\"");
        assertThat(jetemail.received("update").get(0).body())
                .endsWith(",\"allowAllDomains\":false,\"approvedDomains\":[],\"ipRestrictions\":[],"
                        + "\"name\":\"new\",\"quota\":5}");
        assertThat(Cli.at(jetemail).run("jetemail update --name new").code()).isEqualTo(2);
        assertThat(Cli.at(jetemail)
                        .run("jetemail update --name new --ip ::1 --clear-ips")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void disableAndEnable_switchTheKey(JetEmailSimulator jetemail) {
        SimulatedKey key = jetemail.seedKey("news");
        assertThat(Cli.at(jetemail).run("jetemail disable --name news --yes").code())
                .isZero();
        assertThat(jetemail.accepts(key.token())).isFalse();
        assertThat(Cli.at(jetemail).run("jetemail enable --uuid " + key.id()).code())
                .isZero();
        assertThat(jetemail.accepts(key.token())).isTrue();
    }

    @Test
    void rotate_ofADisabledKey_isRefusedWithoutBlamingTheCredential(JetEmailSimulator jetemail) {
        jetemail.seedKey("news");
        Cli.at(jetemail).run("jetemail disable --name news --yes");
        assertThat(Cli.at(jetemail)
                        .run("jetemail rotate --name news --yes --reveal")
                        .code())
                .isEqualTo(4);
    }

    @Test
    void rotateAndDelete_takeTheKeysOwnToken(JetEmailSimulator jetemail) throws IOException {
        SimulatedKey key = jetemail.seedKey("news");
        Path file = Files.writeString(folder.resolve("old"), key.token() + "\n");
        var rotated = Cli.at(jetemail).run("jetemail rotate --yes --reveal -o json --key-file " + file);
        assertThat(rotated.code()).as(rotated.err()).isZero();
        String token = jetemail.tokenOf(key.id()).orElseThrow();
        assertThat(rotated.out()).contains("\"token\":\"" + token + "\"");
        var deleted = Cli.at(jetemail).set("OLD", token).run("jetemail delete --yes --key-env OLD");
        assertThat(deleted.code()).as(deleted.err()).isZero();
        assertThat(jetemail.keys()).isEmpty();
        assertThat(jetemail.received("list")).isEmpty();
    }

    @Test
    void delete_takesTheTokenFromStandardInput(JetEmailSimulator jetemail) {
        SimulatedKey key = jetemail.seedKey("news");
        assertThat(Cli.at(jetemail)
                        .in(key.token() + "\n")
                        .run("jetemail delete --yes --key-stdin")
                        .code())
                .isZero();
        assertThat(jetemail.keys()).isEmpty();
    }

    @Test
    void ambiguousName_isRefusedWithItsCandidates(JetEmailSimulator jetemail) {
        SimulatedKey one = jetemail.seedKey("news");
        SimulatedKey two = jetemail.seedKey("news");
        var result = Cli.at(jetemail).run("jetemail delete --name news --yes --output json");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains("\"kind\":\"ambiguous\"", one.id(), two.id(), "\"candidates\":[{")
                .doesNotContain(one.token(), two.token());
        assertThat(jetemail.keys()).hasSize(2);
    }

    @Test
    void maskedList_isSaidToHaveNoToken(JetEmailSimulator jetemail) {
        jetemail.seedKey("news");
        jetemail.maskTokensInList(true);
        var result = Cli.at(jetemail).run("jetemail delete --name news --yes");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("--key-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotate --name x --reveal", "delete --name x", "disable --name x"})
    void whatDestroys_needsYesWhereNobodyCanBeAsked(String verb) {
        try (var jetemail = JetEmailSimulator.start()) {
            jetemail.seedKey("x");
            var result = Cli.at(jetemail).run("jetemail " + verb);
            assertThat(result.code()).isEqualTo(5);
            assertThat(jetemail.received()).allMatch(call -> call.operation().equals("list"));
        }
    }

    @Test
    void unknownKey_isRefused(JetEmailSimulator jetemail) {
        assertThat(Cli.at(jetemail).run("jetemail delete --name x --yes").code())
                .isEqualTo(4);
        assertThat(Cli.at(jetemail).run("jetemail delete --uuid x --yes").code())
                .isEqualTo(4);
        assertThat(Cli.at(jetemail).run("jetemail delete --yes").code()).isEqualTo(2);
        assertThat(Cli.at(jetemail).run("jetemail delete --uuid x --name y").code())
                .isEqualTo(2);
    }
}
