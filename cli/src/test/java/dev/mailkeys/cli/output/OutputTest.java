package dev.mailkeys.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatorExtension.class)
class OutputTest {

    @Test
    void text_isATableOnATerminal(ElasticEmailSimulator elastic) {
        elastic.seedKey("a", "{\"AccessLevel\":[\"SendHttp\",\"SendSmtp\"]}");
        var lines = Cli.at(elastic)
                .terminals(1)
                .run("elasticemail list")
                .out()
                .lines()
                .toList();
        assertThat(lines.get(0))
                .startsWith("\u001b[1mNAME        ACCESS LEVELS")
                .endsWith("CREATED\u001b[m");
        assertThat(lines.get(2)).startsWith("a           SendHttp, SendSmtp");
        assertThat(Cli.at(elastic)
                        .set("NO_COLOR", "")
                        .terminals(1)
                        .run("elasticemail list")
                        .out())
                .doesNotContain("\u001b");
        assertThat(Cli.at(elastic).terminals(1).run("elasticemail get --name a").out())
                .contains("name:         a\n");
    }

    @Test
    void text_elsewhere_hasTabsAndNoHead(JetEmailSimulator jetemail) {
        String id = jetemail.seedKey("a", "{\"quota\":5}").id();
        assertThat(Cli.at(jetemail).run("jetemail list").out()).isEqualTo(id + "\ta\tactive\t\t\t0\t5\n");
    }

    @Test
    void env_isSafeForAShell(ElasticEmailSimulator elastic) {
        elastic.seedKey("it's $(touch x)\nPATH=evil");
        String out = Cli.at(elastic).run("elasticemail list -o env").out();
        assertThat(out).contains("MAILKEYS_2_NAME='it'\\''s $(touch x) PATH=evil'\n", "MAILKEYS_COUNT=2\n");
        assertThat(out.lines()).allMatch(line -> line.startsWith("MAILKEYS_"));
    }

    @Test
    void env_sendsNothingStaleAndNoObjects(ElasticEmailSimulator elastic, @TempDir Path folder) throws IOException {
        SimulatedKey key = elastic.seedKey("newsletter");
        assertThat(Cli.at(elastic).run("elasticemail list -o env").out())
                .as("what is absent is empty")
                .contains("MAILKEYS_2_EXPIRES=\n", "MAILKEYS_2_LAST_USED=\n");
        var plan = new Rotating(folder)
                .account("main", elastic)
                .target("main", key)
                .run("plan -o env");
        assertThat(plan.out())
                .contains(
                        "MAILKEYS_1_CALLS_2_CHANGES=true\n",
                        "MAILKEYS_1_CALLS_1_WHAT='list the keys",
                        "MAILKEYS_1_CALLS_COUNT=")
                .doesNotContain("Fields@");
        assertThat(plan.out().lines()).allMatch(line -> line.startsWith("MAILKEYS_"));
    }

    @Test
    void namesThatMoveTheCursor_areTamed(ElasticEmailSimulator elastic) {
        elastic.seedKey("a\u001b[2Jb\tc\u202ed");
        for (int terminal : new int[] {0, 1}) {
            assertThat(Cli.at(elastic)
                            .set("NO_COLOR", "1")
                            .terminals(terminal)
                            .run("elasticemail list")
                            .out())
                    .contains("a [2Jb c d");
        }
        assertThat(Cli.at(elastic).run("elasticemail list -o json").out()).contains("a\\u001B[2Jb\\tc");
    }

    @Test
    void verbose_tellsEachAttemptAndNoBody(JetEmailSimulator jetemail) {
        String token = jetemail.seedKey("x").token();
        jetemail.next("list", Fault.status(503).withRetryAfter("0"));
        var result = Cli.at(jetemail).run("jetemail list --verbose");
        assertThat(result.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("jetemail.list "))
                .noneMatch(line -> line.contains(token) || line.contains("{"));
    }

    @Test
    void fieldsOfTheSameMeaning_haveTheSameNames() {
        try (var jetemail = JetEmailSimulator.start();
                var emailit = dev.mailkeys.testkit.EmailitSimulator.start();
                var elastic = ElasticEmailSimulator.start()) {
            jetemail.seedKey("x");
            emailit.seedKey("x");
            for (String out : new String[] {
                Cli.at(jetemail).run("jetemail list -o json").out(),
                Cli.at(emailit).run("emailit list -o json").out(),
                Cli.at(elastic).run("elasticemail list -o json").out()
            }) {
                assertThat(out).contains("\"provider\":", "\"id\":", "\"name\":", "\"created\":");
            }
        }
    }
}
