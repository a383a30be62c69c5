package dev.mailkeys.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatorExtension.class)
class InitTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path state;

    private Path file;
    private final Cli cli = new Cli();
    private final JetEmailSimulator jetemail;
    private final EmailitSimulator emailit;
    private final ElasticEmailSimulator elastic;

    InitTest(JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic) {
        this.jetemail = jetemail;
        this.emailit = emailit;
        this.elastic = elastic;
    }

    @BeforeEach
    void reachAll() {
        file = folder.resolve("mailkeys.toml");
        cli.set("HOME", folder.toString()).set("XDG_STATE_HOME", state.toString());
        cli.environment.putAll(Cli.at(jetemail).environment);
        cli.environment.putAll(Cli.at(emailit).environment);
        cli.environment.putAll(Cli.at(elastic).environment);
    }

    private Cli.Result init(String options) {
        return cli.run(("init --file " + file + " " + options).strip());
    }

    @Test
    void file_hasATargetForEachKeyAndIsTakenByEveryVerb() throws IOException {
        SimulatedKey news = jetemail.seedKey("news", "{\"approvedDomains\":[\"a.example\"]}");
        emailit.seedKey("shop", "{\"scope\":\"sending\"}");
        elastic.seedKey("box", "{\"AccessLevel\":[\"SendHttp\"]}");
        var result = init("--output json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"targets\":3", "\"file\":\"" + file + "\"");
        assertThat(file)
                .content()
                .contains("[targets.jetemail-news]", "[targets.emailit-shop]", "[targets.elasticemail-box]")
                .contains("approvedDomains a.example", "JETEMAIL_NEWS_TOKEN")
                .doesNotContain(news.token());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(cli.run("status --file " + file).code()).isZero();
        assertThat(cli.run("audit --require-target --output json --file " + file)
                        .out())
                .contains("\"target\":\"jetemail-news\"", "\"target\":\"emailit-shop\"");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is left behind").containsExactly(file);
        }
    }

    @Test
    void plan_refusesEachTargetUntilItsSinkIsNamed() throws IOException {
        emailit.seedKey("shop", "{\"scope\":\"sending\"}");
        init("emailit");
        var unfilled = cli.run("plan --file " + file);
        assertThat(unfilled.code()).as(unfilled.out()).isEqualTo(4);
        assertThat(unfilled.out()).contains("FILL-IN");
        assertThat(unfilled.err())
                .contains("still begins with FILL-IN in: emailit-shop", "Don't make a folder of that name");
        assertThat(cli.run("maintain --yes --file " + file).code()).isEqualTo(4);
        assertThat(emailit.received()).extracting(ReceivedCall::method).containsOnly("GET");
        Files.writeString(folder.resolve("app.env"), "EMAILIT_SHOP_TOKEN=\n");
        Files.setPosixFilePermissions(folder.resolve("app.env"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, Files.readString(file).replace("FILL-IN/emailit-shop.env", "app.env"));
        var filled = cli.run("plan --file " + file);
        assertThat(filled.code()).as(filled.out() + filled.err()).isZero();
        assertThat(filled.out())
                .as("a job that runs each hour does not rotate each hour")
                .contains("not due before");
    }

    @Test
    void init_sendsNothingButReads() {
        emailit.seedKey("shop", "{\"scope\":\"sending\"}");
        init("");
        assertThat(List.of(jetemail, emailit, elastic))
                .allSatisfy(simulator -> assertThat(simulator.received())
                        .isNotEmpty()
                        .extracting(ReceivedCall::method)
                        .containsOnly("GET"));
    }

    @Test
    void keysThatMayBeTheCredential_andDeadOnes_areNoTargets() throws IOException {
        jetemail.status(jetemail.seedKey("off").id(), "disabled");
        emailit.seedKey("shop", "{\"scope\":\"sending\"}");
        init("");
        assertThat(file)
                .content()
                .contains(
                        "# - emailit: \"Management\"", "may manage keys", "# - jetemail: \"off\"", "can't be used now")
                .doesNotContain("[targets.emailit-management]", "[targets.jetemail-off]");
    }

    @Test
    void aKeyAndItsSuccessors_areOneTarget_andNamesakesAreOneEach() throws IOException {
        jetemail.seedKey("news--r0123456789-a1");
        jetemail.seedKey("news--r0123456790-a1");
        SimulatedKey one = jetemail.seedKey("twin");
        SimulatedKey two = jetemail.seedKey("twin");
        var result = init("jetemail --output json");
        assertThat(result.out()).contains("\"targets\":3");
        assertThat(file)
                .content()
                .contains("key = \"news\"", "key = \"" + one.id() + "\"", "key = \"" + two.id() + "\"")
                .contains("-twin]", "-twin-2]");
    }

    @Test
    void hostileNames_staySingleValues() throws IOException {
        elastic.seedKey("a\"\n[targets.evil]\nx = \"\\", "{\"AccessLevel\":[\"SendHttp\"]}");
        elastic.seedKey("ключ", "{\"AccessLevel\":[\"SendHttp\"]}");
        elastic.seedKey("ключ два", "{\"AccessLevel\":[\"SendHttp\"]}");
        var result = init("elasticemail --output json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"targets\":3");
        assertThat(cli.run("status --output json --file " + file).out()).doesNotContain("\"evil\"");
    }

    @Test
    void fileThatIsThere_isNeverReplacedAndNothingIsRead() throws IOException {
        Files.writeString(file, "mine");
        var result = init("");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("is not replaced. Give another with --file PATH");
        assertThat(file).hasContent("mine");
        assertThat(jetemail.received()).isEmpty();
    }

    @Test
    void accountThatCannotBeRead_leavesNoFile() throws IOException {
        jetemail.on("list", Fault.status(500));
        emailit.seedKey("shop", "{\"scope\":\"sending\"}");
        var result = init("");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("The account jetemail can't be read", "Nothing was written");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(init("emailit").code()).isZero();
    }

    @Test
    void accountsWithoutKeys_leaveNoFile() {
        var result = init("");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("no key that could be a target");
        assertThat(file).doesNotExist();
    }

    @Test
    void fiveThousandKeys_makeAFileThatIsTaken() throws IOException {
        for (int number = 0; number < 5000; number++) {
            elastic.seedKey("key " + number, "{\"AccessLevel\":[\"SendHttp\"]}");
        }
        var result = init("elasticemail");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(file).content().contains("# - and ");
        assertThat(cli.run("status --file " + file).code()).isZero();
    }

    @Test
    void accountWithoutItsCredential_isAskedForByItsVariable() {
        cli.environment.remove("EMAILIT_API_KEY");
        var result = init("emailit");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("No credential for Emailit: set EMAILIT_API_KEY. Nothing was sent.");
    }

    @Test
    void nobodysCredential_isAskedForByTheVariablesOfAll_andNotByTheFileThatIsToBeWritten() {
        var result = new Cli().run("init --file " + file);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("JETEMAIL_API_KEY, EMAILIT_API_KEY, ELASTICEMAIL_API_KEY")
                .doesNotContain("in mailkeys.toml");
    }

    @Test
    void wrongWord_isRefusedWithWhatThereIs() {
        var result = init("emailt");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean emailit?");
        assertThat(new Cli().run("init --file " + file).code()).isEqualTo(3);
        assertThat(cli.run("init --file " + folder.resolve("none/x.toml")).code())
                .isEqualTo(4);
    }
}
