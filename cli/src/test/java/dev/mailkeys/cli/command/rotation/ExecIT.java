package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A command as a sink of the real process: what it is given of the process's environment. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class ExecIT {

    private static final String OLD = "secret_c4n4ryc4n4ryc4n4ry0ld";

    @TempDir
    private Path folder;

    private List<String> environment(EmailitSimulator emailit, String more) throws Exception {
        emailit.seedKey("newsletter");
        var rotate = new Rotating(folder)
                .account("main", emailit)
                .toml(
                        "[targets.newsletter]\naccount = \"main\"\ngrace = \"0s\"\nsettle-time = \"0s\"\nsinks = [\"s\"]\n"
                                + "[sinks.s]\ntype = \"exec\"\ncommand = [\"sh\", \"-c\", \"cat > token; env > environment\"]\n"
                                + more)
                .process("mailkeys rotate --yes")
                .set("COPY", "x " + emailit.managementToken())
                .set("OLD_TOKEN", OLD)
                .set("HTTPS_PROXY", "http://me:pr0xyc4n4ry@127.0.0.1:9")
                .set("PASSWORD_COPY", "pr0xyc4n4ry")
                .set("VAULT_ADDR", "https://vault")
                .set("NPM_CONFIG", "kept")
                .run();
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(emailit.accepts(Files.readString(folder.resolve("token")))).isTrue();
        List<String> lines = Files.readAllLines(folder.resolve("environment"));
        assertThat(String.join("\n", lines))
                .doesNotContain(emailit.managementToken(), OLD, "pr0xyc4n4ry")
                .contains("MAILKEYS_PROVIDER=emailit", "MAILKEYS_ATTEMPT=1", "PATH=");
        return lines;
    }

    @Test
    void noSecretOfTheRun_isInItsEnvironment(EmailitSimulator emailit) throws Exception {
        assertThat(environment(emailit, "")).contains("VAULT_ADDR=https://vault", "NPM_CONFIG=kept");
    }

    @Test
    void minimal_isWhatItSays(EmailitSimulator emailit) throws Exception {
        assertThat(environment(emailit, "environment = \"minimal\"\nkeep = [\"VAULT_ADDR\"]\n"))
                .contains("VAULT_ADDR=https://vault")
                .doesNotContain("NPM_CONFIG=kept");
    }
}
