package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each class of fault against a look, a change that may be repeated and one that may not, at each provider. */
class ExitCodesTest {

    private static final String TOKEN = "c4n4ry5ings";

    /** A fault, and what it makes of a list, of a delete (no retries) and of a create. */
    record Row(Fault fault, int list, int delete, int create) {}

    static final List<Row> ROWS = List.of(
            new Row(Fault.status(400), 4, 4, 4),
            new Row(Fault.status(401), 3, 3, 3),
            new Row(Fault.status(404), 4, 4, 4),
            new Row(Fault.status(408), 4, 10, 10),
            new Row(Fault.status(422), 4, 4, 4),
            new Row(Fault.status(429).withRetryAfter("300"), 4, 4, 4),
            new Row(Fault.status(500), 4, 10, 10),
            new Row(Fault.status(500).afterCommit(), 4, 10, 10),
            new Row(Fault.status(503).withRetryAfter("0"), 4, 10, 10),
            new Row(Fault.redirect(302, "https://elsewhere.example/"), 4, 10, 10),
            new Row(Fault.successFalse("no"), 4, 10, 10),
            new Row(Fault.cut(), 4, 10, 10),
            new Row(Fault.cut().afterCommit(), 4, 10, 10),
            new Row(Fault.reset(), 4, 10, 10),
            new Row(Fault.stall(), 4, 10, 10),
            new Row(Fault.lateCommit(), 4, 10, 10),
            new Row(Fault.garbage(), 4, 10, 10),
            new Row(Fault.garbageBody(), 4, 10, 10),
            new Row(Fault.webPage(), 4, 10, 10),
            new Row(Fault.cutBody(), 4, 10, 10),
            new Row(Fault.deeplyNested(2000), 4, 10, 10),
            new Row(Fault.echoTokens(400), 4, 4, 4));

    static List<Arguments> faults() {
        var all = new ArrayList<Arguments>();
        for (ProviderName provider : ProviderName.values()) {
            ROWS.forEach(row -> {
                all.add(Arguments.of(provider, "list", row.fault(), row.list()));
                all.add(Arguments.of(provider, "delete", row.fault(), row.delete()));
                all.add(Arguments.of(provider, "create", row.fault(), row.create()));
            });
        }
        return all;
    }

    @ParameterizedTest(name = "{0} {1}, {2}: {3}")
    @MethodSource("faults")
    void fault_hasItsExitCode(ProviderName provider, String verb, Fault fault, int code) {
        try (ProviderSimulator simulator = start(provider)) {
            simulator.issueNext("transactional_" + TOKEN + "_old");
            String id = simulator.seedKey("seed").id();
            simulator.issueNext("transactional_" + TOKEN + "_new");
            simulator.on(verb, fault);
            var result = at(simulator).run(line(provider, verb, id) + " --retries 0 --timeout 1s --output json");
            int expected = isUnread(provider, verb, fault) ? 0 : code;
            assertThat(result.code()).as(result.err()).isEqualTo(expected);
            assertThat(simulator.received(verb)).hasSize(1);
            if (expected != 0) {
                assertThat(result.err()).contains("{\"error\":{\"code\":" + expected + ",\"kind\":\"");
                assertThat(result.out() + result.err()).doesNotContain(TOKEN);
            }
        }
    }

    /**
     * Elastic Email's delete has no answer to be read, so nothing in it can be wrong; Emailit's is taken at its status
     * unless it says that the key was not deleted.
     */
    static boolean isUnread(ProviderName provider, String verb, Fault fault) {
        String unread = provider == ProviderName.ELASTICEMAIL
                ? "(garbage body|web page|success:false|body nested|cut body).*"
                : provider == ProviderName.EMAILIT ? "success:false.*" : "none";
        return verb.equals("delete") && fault.toString().matches(unread);
    }

    @Test
    void portThatIsClosed_meansThatNothingHappened() {
        try (var jetemail = JetEmailSimulator.start()) {
            jetemail.refuseConnections();
            var result = at(jetemail).run("jetemail create --name x --reveal --retries 0 -o json");
            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err()).contains("\"kind\":\"unreachable\"", "\"mayHaveTakenEffect\":false");
        }
    }

    @Test
    void mistakeOfOurs_isSaidToBeOne_andItsWordsAreNotRepeated() {
        var err = new ByteArrayOutputStream();
        var broken = new ProcessContext(
                Map.of("JETEMAIL_API_KEY", "x"),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                err,
                stream -> {
                    if (stream == ProcessContext.OUT) {
                        throw new IllegalStateException(TOKEN);
                    }
                    return StreamKind.OTHER;
                });
        assertThat(Program.run(new String[] {"jetemail", "list", "--verbose"}, broken))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("A bug in mailkeys: java.lang.IllegalStateException", "    at dev.mailkeys.cli.")
                .doesNotContain(TOKEN);
    }

    @Test
    void deleteWhoseAnswerWasLost_isDoneWhenTheKeyIsGone() {
        try (var jetemail = JetEmailSimulator.start()) {
            jetemail.seedKey("x");
            jetemail.next("delete", Fault.cut().afterCommit());
            var result = at(jetemail).run("jetemail delete --name x --yes");
            assertThat(result.code()).isZero();
            assertThat(result.err()).contains("found the key already deleted");
        }
    }

    @Test
    void rotateWhoseAnswerWasLost_canBeRecoveredAsAdvised() {
        try (var jetemail = JetEmailSimulator.start()) {
            var key = jetemail.seedKey("x");
            jetemail.next("rotate", Fault.cut().afterCommit());
            var lost = at(jetemail).run("jetemail rotate --name x --yes --reveal");
            assertThat(lost.code()).isEqualTo(10);
            assertThat(lost.err()).contains("mailkeys jetemail list --uuid UUID --to-file PATH");
            assertThat(at(jetemail)
                            .run("jetemail list --reveal -o env --uuid " + key.id())
                            .out())
                    .contains("MAILKEYS_TOKEN=" + jetemail.tokenOf(key.id()).orElseThrow());
        }
    }

    static ProviderSimulator start(ProviderName provider) {
        return switch (provider) {
            case JETEMAIL -> JetEmailSimulator.start();
            case EMAILIT -> EmailitSimulator.start();
            case ELASTICEMAIL -> ElasticEmailSimulator.start();
        };
    }

    private static Cli at(ProviderSimulator simulator) {
        var cli = simulator instanceof JetEmailSimulator jetemail
                ? Cli.at(jetemail)
                : simulator instanceof EmailitSimulator emailit
                        ? Cli.at(emailit)
                        : Cli.at((ElasticEmailSimulator) simulator);
        return cli.set("XDG_STATE_HOME", System.getProperty("java.io.tmpdir") + "/mailkeys-test-state");
    }

    static String line(ProviderName provider, String verb, String id) {
        String options =
                switch (verb) {
                    case "list" -> "";
                    case "delete" -> provider == ProviderName.EMAILIT ? " --yes --id " + id : " --yes --name seed";
                    default ->
                        " --name x --reveal" + (provider == ProviderName.EMAILIT ? " --scope sending" : "")
                                + (provider == ProviderName.ELASTICEMAIL ? " --access-level SendHttp" : "");
                };
        return provider.word() + " " + verb + options;
    }
}
