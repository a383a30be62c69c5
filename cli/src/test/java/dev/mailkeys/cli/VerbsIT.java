package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.cli.catalog.HelpTest;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each verb as its own help shows it, and each class of fault, by the real command. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class VerbsIT {

    private static final String CANARY = "transactional_c4n4ry5ings";

    @TempDir
    private Path folder;

    static List<String> verbs() {
        return HelpTest.commands().stream()
                .filter(command -> command.contains(" "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void example_works(String verb) throws Exception {
        try (var jetemail = JetEmailSimulator.start();
                var emailit = EmailitSimulator.start();
                var elastic = ElasticEmailSimulator.start()) {
            if (!verb.endsWith(" create")) {
                jetemail.seedKey("newsletter");
                emailit.seedKey("newsletter");
                elastic.seedKey("newsletter");
            }
            elastic.addSubaccount("team@example.com");
            var ended = MailkeysProcess.shell(folder, jetemail, example(verb))
                    .at(emailit)
                    .at(elastic)
                    .run();
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("newsletter".repeat(verb.endsWith("-key") ? 0 : 1));
            assertThat(ended.err()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "JETEMAIL, create", "JETEMAIL, list", "JETEMAIL, delete",
        "EMAILIT, create", "EMAILIT, list", "EMAILIT, delete",
        "ELASTICEMAIL, create", "ELASTICEMAIL, list", "ELASTICEMAIL, delete"
    })
    void everyFault_endsWithItsCodeAndIsSentOnce(ProviderName provider, String verb, JetEmailSimulator jetemail)
            throws Exception {
        assumeTrue(verb.equals("create") || MailkeysProcess.image().isPresent(), "these take the slower jar too long");
        try (ProviderSimulator simulator = ExitCodesTest.start(provider)) {
            var lines = new StringBuilder();
            var codes = new StringBuilder();
            for (ExitCodesTest.Row row : ExitCodesTest.ROWS) {
                simulator.issueNext(CANARY + lines.length());
                lines.append(line(provider, verb, simulator, lines.length()));
                simulator.next(verb, row.fault());
                codes.append(code(provider, verb, row)).append('\n');
            }
            simulator.issueNext(CANARY);
            var ended = MailkeysProcess.shell(folder, jetemail, lines.toString())
                    .at(provider, simulator)
                    .run();
            assertThat(ended.out().replaceAll("(?m)^[^0-9].*\n", "")).isEqualTo(codes.toString());
            assertThat(simulator.received(verb)).hasSize(ExitCodesTest.ROWS.size());
            assertThat(folder.resolve("token")).doesNotExist();
            assertThat(Leak.files(folder, CANARY))
                    .allMatch(file -> file.getFileName().toString().startsWith("mailkeys-answer-"));
            Leak.assertNotInTemporaryFiles(CANARY);
        }
    }

    private static String line(ProviderName provider, String verb, ProviderSimulator simulator, int number) {
        String id = verb.equals("delete") ? simulator.seedKey("seed" + number).id() : "";
        String line = ExitCodesTest.line(provider, verb, id)
                .replace("--name seed", "--name seed" + number)
                .replace("--name x", "--name x" + number)
                .replace("--reveal", "--to-file token");
        return "mailkeys " + line + " --retries 0 --timeout 2s -o json; echo $?\n";
    }

    private static int code(ProviderName provider, String verb, ExitCodesTest.Row row) {
        if (ExitCodesTest.isUnread(provider, verb, row.fault())) {
            return 0;
        }
        return verb.equals("list") ? row.list() : verb.equals("delete") ? row.delete() : row.create();
    }

    private static String example(String verb) {
        return new Cli()
                .run((verb + " --help").split(" "))
                .out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("mailkeys " + verb))
                .findFirst()
                .orElseThrow();
    }
}
