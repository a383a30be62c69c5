package dev.mailkeys.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of another user are not believed. Only root can give files away, so these tests are skipped for others. */
@ExtendWith(SimulatorExtension.class)
class OwnersTest {

    private static final String STRANGER = "54321";

    @TempDir
    private Path folder;

    @BeforeEach
    void asRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "runs as root");
    }

    private static Path give(Path path) throws IOException {
        Files.setOwner(
                path, FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(STRANGER));
        return path;
    }

    private static void assertRefused(Cli.Result result, Path stranger) {
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains(stranger + " belongs to the user " + STRANGER, "chown", "MAILKEYS_TRUSTED_USER=" + STRANGER)
                .contains("Nothing was sent");
    }

    @Test
    void mailkeysToml_ofAnother_isNotRead_andNoCredentialIsSentWhereItSays(EmailitSimulator emailit)
            throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        rotating.run("status");
        Path toml = give(folder.resolve("mailkeys.toml"));
        for (String verb : new String[] {"plan", "verify", "rotate --yes", "status", "reconcile --yes"}) {
            var result = rotating.cli.run(verb);
            assertRefused(result, toml);
        }
        assertThat(emailit.received()).isEmpty();
        assertThat(rotating.cli
                        .set("MAILKEYS_TRUSTED_USER", STRANGER)
                        .run("plan")
                        .code())
                .isZero();
    }

    @Test
    void mailkeysToml_belowAFolderOfAnother_orThroughItsLink_isNotRead(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        rotating.run("status");
        Path theirs = give(Files.createDirectory(folder.resolve("theirs")));
        Path link = Files.createSymbolicLink(theirs.resolve("mailkeys.toml"), folder.resolve("mailkeys.toml"));
        assertRefused(rotating.cli.run("plan --file " + link), theirs);
        assertThat(emailit.received()).isEmpty();
    }

    @Test
    void configAndTokenFile_ofAnother_areNotRead(JetEmailSimulator jetemail) throws IOException {
        Path config = Files.writeString(folder.resolve("config.toml"), "");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
        give(config);
        assertRefused(Cli.at(jetemail).set("MAILKEYS_CONFIG", config.toString()).run("jetemail list"), config);
        Path token = give(Files.writeString(folder.resolve("token"), jetemail.managementToken()));
        assertRefused(Cli.at(jetemail).run("jetemail list --token-file " + token), token);
        assertThat(jetemail.received()).isEmpty();
    }

    @Test
    void toFile_inAFolderOfAnother_isRefusedBeforeTheCall(JetEmailSimulator jetemail) throws IOException {
        Path theirs = give(Files.createDirectory(folder.resolve("theirs")));
        var result = Cli.at(jetemail).run("jetemail create --name x --to-file " + theirs.resolve("token"));
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains(theirs + " belongs to the user " + STRANGER, "Nothing was sent");
        assertThat(jetemail.received()).isEmpty();
        assertThat(theirs).isEmptyDirectory();
    }

    @Test
    void journal_ofAnother_isNotBelieved(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        assertThat(rotating.run("rotate --yes --wait 1s").code()).isZero();
        Path journals = folder.resolve("state/mailkeys/journal");
        int before = emailit.keys().size();
        for (Path theirs : new Path[] {journals, journals.resolve("newsletter"), newest(journals)}) {
            give(theirs);
            for (String verb : new String[] {"status", "resume", "rotate --yes --force"}) {
                var result = rotating.cli.run(verb);
                assertThat(result.code()).as(verb + result.err()).isEqualTo(4);
                assertThat(result.err()).contains("belongs to the user " + STRANGER);
            }
            Files.setOwner(
                    theirs,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("0"));
        }
        assertThat(emailit.keys()).hasSize(before);
        assertThat(rotating.cli.run("status").code()).isZero();
    }

    private static Path newest(Path journals) throws IOException {
        try (Stream<Path> files = Files.list(journals.resolve("newsletter"))) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
