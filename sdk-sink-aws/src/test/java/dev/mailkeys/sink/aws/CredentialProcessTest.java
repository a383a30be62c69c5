package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** A program that says who we are at AWS: a real one, in a real shell. */
@Timeout(60)
class CredentialProcessTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @BeforeEach
    void requireShell() {
        assumeTrue(Files.exists(Path.of("/bin/sh")));
        System.setProperty("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void forget() {
        System.clearProperty("aws.sharedCredentialsFile");
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.disableEc2Metadata");
    }

    private void config(String lines) throws IOException {
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), lines).toString());
    }

    /** A program that leaves a line each time it is run. */
    private String program(String body) throws IOException {
        Path script = Files.writeString(
                folder.resolve("who.sh"), "echo run >> " + folder.resolve("runs") + "\n" + body + "\n");
        return "sh " + script;
    }

    private String saying(String json) throws IOException {
        return program("cat <<'END'\n" + json + "\nEND");
    }

    private int runs() throws IOException {
        Path runs = folder.resolve("runs");
        return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
    }

    private static AwsAccess mail(Duration limit) {
        return AwsAccess.ofProfile("mail").within(limit, List::of);
    }

    /** Else a rotation waits for it for ever. */
    @Test
    void aProgramThatHangs_isEnded_withAllThatItStarted_andNamed() throws IOException {
        Path child = folder.resolve("child");
        config("[profile mail]\ncredential_process = " + program("sleep 600 & echo $! > " + child + "; wait") + "\n");
        assertThatThrownBy(() -> mail(Duration.ofSeconds(3)).identity(NOW))
                .isInstanceOf(AwsAccess.Unknown.class)
                .hasMessageContaining("credential_process of the profile mail")
                .hasMessageContaining("was ended after 3 seconds. Run it by hand");
        long pid = Long.parseLong(Files.readString(child).strip());
        Optional<ProcessHandle> left = ProcessHandle.of(pid);
        left.ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    /** Another identity, such as the machine's, is not taken in its place. */
    @Test
    void itHangsWithoutANamedProfile_andIsNamedAsWell_afterOneRun() throws IOException {
        config("[default]\ncredential_process = " + program("sleep 600") + "\n");
        assertThatThrownBy(() -> AwsAccess.usual().within(SOON, List::of).identity(NOW))
                .hasMessageContaining("credential_process of the profile default")
                .hasMessageContaining("was ended after");
        assertThat(runs()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatItSays_isWhoWeAre_untilItEnds() throws IOException {
        config("[profile mail]\nregion = eu-west-3\ncredential_process = "
                + saying("{\"Version\": 1, \"AccessKeyId\": \"AKIAMAIL\", \"SecretAccessKey\": \"s3cr3t\","
                        + " \"SessionToken\": \"t0ken\", \"Expiration\": \"2026-11-26T11:00:00Z\"}")
                + "\n");
        AwsAccess access = mail(LONG);
        assertThat(access.identity(NOW)).isInstanceOfSatisfying(AwsSessionCredentialsIdentity.class, who -> {
            assertThat(who.accessKeyId()).isEqualTo("AKIAMAIL");
            assertThat(who.secretAccessKey()).isEqualTo("s3cr3t");
            assertThat(who.sessionToken()).isEqualTo("t0ken");
        });
        assertThat(access.region()).isEqualTo("eu-west-3");
        access.identity(NOW.plusSeconds(3_000));
        assertThat(runs()).isEqualTo(1);
        access.identity(NOW.plusSeconds(3_590));
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void aProgramOfAProfileThatIsNotAsked_isNotRun() throws IOException {
        config("[profile mail]\naws_access_key_id = AKIAMAIL\naws_secret_access_key = s3cr3t\n"
                + "[profile other]\ncredential_process = " + program("sleep 600") + "\n");
        assertThat(mail(LONG).identity(NOW).accessKeyId()).isEqualTo("AKIAMAIL");
        assertThat(runs()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        exit 7 | ended with exit code 7. Run it by hand
        echo s3cr3t-and-no-json | printed no JSON of Version 1
        echo '{"Version": 2}' | printed no JSON of Version 1
        echo '{"Version": 1, "SecretAccessKey": "s3cr3t"}' | printed no AccessKeyId
        echo '{"Version": 1, "AccessKeyId": "AKIAMAIL"}' | printed no SecretAccessKey
        echo '{"Version": 1, "AccessKeyId": "AKIAMAIL", "SecretAccessKey": "s3 cr3t"}' | with a space or a line break
        echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s3cr3t", "Expiration": "soon"}' | that is not a time
        yes s3cr3t @ head -c 20000 | printed more than 16 KiB
        """)
    void aProgramThatFails_isNamed_andNothingItSaysIsQuoted(String body, String words) throws IOException {
        config("[profile mail]\ncredential_process = " + program(body.replace('@', '|')) + "\n");
        assertThatThrownBy(() -> mail(LONG).identity(NOW))
                .isInstanceOf(AwsAccess.Unknown.class)
                .hasNoCause()
                .hasMessageContaining(words)
                .hasMessageNotContaining("s3cr3t");
    }

    /** It has no need of what the run manages keys with. */
    @Test
    void itIsGivenNoVariable_thatHoldsASecretOfTheRun() throws IOException {
        config("[profile mail]\ncredential_process = "
                + program("echo '{\"Version\": 1, \"SecretAccessKey\": \"x\", \"AccessKeyId\": \"'${HOME:-none}'\"}'")
                + "\n");
        String home = System.getenv("HOME");
        assertThat(mail(LONG).identity(NOW).accessKeyId()).isEqualTo(home);
        AwsAccess hiding = AwsAccess.ofProfile("mail").hiding(() -> List.of(Secret.of(home)));
        assertThat(hiding.identity(NOW).accessKeyId()).isEqualTo("none");
    }
}
