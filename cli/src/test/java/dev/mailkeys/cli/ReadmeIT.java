package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands as they are printed; only the credential and the place of the jar are ours. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class ReadmeIT {

    @TempDir
    private Path folder;

    @Test
    void commands_runAsPrinted(JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic)
            throws Exception {
        var ended = MailkeysProcess.shell(folder, jetemail, "set -e; " + commands())
                .at(emailit)
                .at(elastic)
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("result: created", "\"dryRun\":true", "result: deleted", "MAILKEYS_COUNT=2", "rights\tok");
        for (String token : new String[] {"newsletter.token", "newsletter.new", "emailit.token", "elastic.token"}) {
            assertThat(Leak.files(folder, Files.readString(folder.resolve(token))))
                    .containsExactly(Path.of(token));
        }
        assertThat(jetemail.keys()).isEmpty();
    }

    private static String commands() throws IOException {
        var block = Pattern.compile("<!-- readme: command line -->\n```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../README.md")));
        assertThat(block.find()).as("the README's commands").isTrue();
        return block.group(1).replaceAll("(?m)^(alias|export) .*", "");
    }
}
