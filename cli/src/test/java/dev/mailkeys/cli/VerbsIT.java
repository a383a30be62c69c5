package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each verb as its own help shows it, and each class of fault, by the real command. */
@Timeout(120)
@ExtendWith(SimulatorExtension.class)
class VerbsIT {

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
                    .set("EMAILIT_API_KEY", emailit.managementToken())
                    .set("MAILKEYS_EMAILIT_URL", emailit.baseUrl().toString())
                    .set("ELASTICEMAIL_API_KEY", elastic.managementToken())
                    .set("MAILKEYS_ELASTICEMAIL_URL", elastic.baseUrl().toString())
                    .run();
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("newsletter".repeat(verb.endsWith("-key") ? 0 : 1));
            assertThat(ended.err()).isEmpty();
        }
    }

    @Test
    void everyFault_endsWithItsCodeAndIsSentOnce(JetEmailSimulator jetemail) throws Exception {
        List<ExitCodesTest.Row> rows = ExitCodesTest.ROWS;
        rows.forEach(row -> {
            jetemail.issueNext("transactional_c4n4ry5ings");
            jetemail.next("create", row.fault());
        });
        var ended = MailkeysProcess.shell(
                        folder,
                        jetemail,
                        "for i in $(seq " + rows.size() + "); do mailkeys jetemail create --name x --to-file token"
                                + " --timeout 2s -o json; echo $?; done")
                .run();
        assertThat(ended.out())
                .isEqualTo(rows.stream().map(row -> row.create() + "\n").collect(Collectors.joining()));
        assertThat(jetemail.received("create")).hasSize(rows.size());
        assertThat(folder.resolve("token")).doesNotExist();
        assertThat(Leak.files(folder, "transactional_c4n4ry5ings"))
                .allMatch(file -> file.getFileName().toString().startsWith("mailkeys-answer-"));
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
