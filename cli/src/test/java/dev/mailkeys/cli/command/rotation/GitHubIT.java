package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.GitHubHost;
import dev.mailkeys.cli.Leak;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A rotation in GitHub Actions into a secret of its repository. The command has but a part of the library that seals. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class GitHubIT {

    private static final String TOKEN = "secret_c4n4ry5ingsn1n3t1m3s4";

    /** What a sealed box is longer than what is in it. */
    private static final int SEAL = 48;

    @TempDir
    private Path folder;

    @Test
    void secret_isSealedAndItsTokenShownNowhere(EmailitSimulator emailit) throws Exception {
        emailit.seedKey("newsletter");
        emailit.issueNext(TOKEN);
        try (var gitHub = new GitHubHost()) {
            var rotate = new Rotating(folder)
                    .account("main", emailit)
                    .toml("[targets.newsletter]\naccount = \"main\"\ngrace = \"0s\"\nsettle-time = \"0s\"\n"
                            + "sinks = [\"actions\"]\n[sinks.actions]\ntype = \"github-secret\"\n"
                            + "repository = \"acme/mail\"\nsecret = \"EMAILIT_TOKEN\"\nbase-url = \""
                            + gitHub.address() + "\"\n")
                    .process("mailkeys rotate --yes && { mailkeys verify; [ $? = 4 ]; }")
                    .set("MAILKEYS_GITHUB_TOKEN", GitHubHost.CREDENTIAL)
                    .set("GITHUB_ACTIONS", "true")
                    .set("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString())
                    .run();
            assertThat(rotate.code()).as(rotate.err()).isZero();
            String sealed = gitHub.stored.get("/repos/acme/mail/actions/secrets/EMAILIT_TOKEN");
            assertThat(Base64.getDecoder().decode(sealed)).hasSize(SEAL + TOKEN.length());
            assertThat(gitHub.stored.get("/repos/acme/mail/actions/variables/EMAILIT_TOKEN_MAILKEYS"))
                    .contains("newsletter--")
                    .doesNotContain("c4n4ry");
            assertThat(rotate.out() + rotate.err()).doesNotContain("c4n4ry", "add-mask");
            assertThat(emailit.accepts(TOKEN)).isTrue();
        }
        assertThat(Files.readString(folder.resolve("summary"))).contains("| newsletter | done |");
        assertThat(Leak.files(folder, TOKEN)).isEmpty();
        assertThat(Leak.files(folder, GitHubHost.CREDENTIAL)).isEmpty();
    }
}
