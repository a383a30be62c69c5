package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub's and GitLab's templates have in common: what they install, and what they refuse to. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class CiTemplatesIT {

    @TempDir
    private Path folder;

    private CiRunner runner;

    @BeforeEach
    void pack(JetEmailSimulator jetemail) throws Exception {
        runner = new CiRunner(folder, jetemail);
    }

    /** The templates' installations by each shell that may run them, with what goes before. */
    private List<MailkeysProcess> installations(String before) throws Exception {
        return List.of(
                runner.bash(before + "\n" + CiTemplates.install()),
                runner.bash(before + "\n" + CiTemplates.gitlab()),
                runner.sh(before + "\n" + CiTemplates.gitlab()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAILKEYS_URL=                             | here the .tar.gz of the image is",
                "MAILKEYS_URL=none.tar.gz                  | there is no file none.tar.gz",
                "MAILKEYS_URL=http://example.com/i.tar.gz  | must begin with https://",
                "MAILKEYS_URL=mailkeys-1-linux-m68k.tar.gz | mailkeys-1-linux-m68k.tar.gz is for another processor",
                "MAILKEYS_SHA256=                          | must be 64 hexadecimal digits",
                "MAILKEYS_SHA256=abc                       | must be 64 hexadecimal digits",
                "ldd() { echo musl libc; false; }          | the image needs glibc"
            })
    void whatIsWrong_isSaid_andNothingIsInstalled(String wrong, String said) throws Exception {
        for (MailkeysProcess shell : installations(wrong)) {
            var ended = shell.run();
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("mailkeys is not installed: ", said);
            assertThat(ended.out()).isEmpty();
        }
        assertThat(folder.resolve("path")).isEmptyFile();
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    @Test
    void archiveThatIsAnother_isNotInstalled() throws Exception {
        for (MailkeysProcess shell : installations("MAILKEYS_SHA256=" + "0".repeat(64))) {
            var ended = shell.run();
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("has another SHA-256: " + runner.sha256);
        }
        assertThat(folder.resolve("path")).isEmptyFile();
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    /** The real curl with the template's own options, and an address that a redirect could have led to. */
    @Test
    void download_takesNoOtherProtocol_evenAfterARedirect(JetEmailSimulator jetemail) throws Exception {
        String curl = "curl() { command curl \"${@/#https:/http:}\"; }\n";
        for (String script : List.of(CiTemplates.install(), CiTemplates.gitlab())) {
            var ended = runner.bash(curl + script)
                    .set("MAILKEYS_URL", jetemail.baseUrl().toString().replace("http:", "https:"))
                    .run();
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("curl: (1)").contains("http");
        }
        assertThat(jetemail.received()).isEmpty();
    }
}
