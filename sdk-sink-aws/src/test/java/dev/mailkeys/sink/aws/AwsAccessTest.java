package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and regions as AWS's own tools find them. */
class AwsAccessTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("aws.sharedCredentialsFile");
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.disableEc2Metadata");
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private void files(String credentials, String config) throws IOException {
        System.setProperty(
                "aws.sharedCredentialsFile",
                Files.writeString(folder.resolve("credentials"), credentials).toString());
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), config).toString());
        System.setProperty("aws.disableEc2Metadata", "true");
    }

    @Test
    void aProfile_saysWhoAndWhere() throws IOException {
        files(
                "[mail]\naws_access_key_id = AKIAMAIL\naws_secret_access_key = s3cr3t\n",
                "[profile mail]\nregion = eu-west-3\n");
        AwsAccess access = AwsAccess.ofProfile("mail");
        assertThat(access.identity(NOW).accessKeyId()).isEqualTo("AKIAMAIL");
        assertThat(access.region()).isEqualTo("eu-west-3");
        assertThat(access.inRegion("us-gov-west-1").region()).isEqualTo("us-gov-west-1");
    }

    /** Else a token would go to another account, because somebody has signed in there. */
    @Test
    void aProfileThatIsNamed_countsBeforeWhatTheEnvironmentSays() throws IOException {
        files("[mail]\naws_access_key_id = AKIAMAIL\naws_secret_access_key = s3cr3t\n", "");
        System.setProperty("aws.accessKeyId", "AKIAOTHER");
        System.setProperty("aws.secretAccessKey", "other");
        assertThat(AwsAccess.ofProfile("mail").identity(NOW).accessKeyId()).isEqualTo("AKIAMAIL");
        assertThat(AwsAccess.usual().identity(NOW).accessKeyId()).isEqualTo("AKIAOTHER");
    }

    @Test
    void aSessionTokenThatCanNotBeSent_isTold_andNotQuoted() {
        var token = Secret.of("IQoJb3JpZ2luX2Vj\nSESSION");
        var access = AwsAccess.ofKey("AKIAMAIL", Secret.of("s3cr3t"), Optional.of(token));
        assertThatThrownBy(() -> access.identity(NOW))
                .isInstanceOf(AwsAccess.Unknown.class)
                .hasMessageContaining("a space or a line break")
                .hasMessageNotContaining("SESSION")
                .hasNoCause();
    }

    @Test
    void withoutAny_itIsSaidWhatToDo_andNothingOfTheFilesIsQuoted() throws IOException {
        files("[other]\naws_access_key_id = AKIAMAIL\naws_secret_access_key = s3cr3t\n", "");
        AwsAccess access = AwsAccess.ofProfile("mail");
        assertThatThrownBy(() -> access.identity(NOW))
                .isInstanceOf(AwsAccess.Unknown.class)
                .hasNoCause()
                .hasMessageContaining("no AWS credentials were found for the profile mail")
                .hasMessageContaining("aws sso login --profile mail")
                .hasMessageNotContaining("AWS_ACCESS_KEY_ID")
                .hasMessageNotContaining("s3cr3t");
        assertThatThrownBy(access::region).hasMessageContaining("Set region, or AWS_REGION");
    }

    @Test
    void everyPartition_hasAddressesOfItsOwn() {
        assertThat(AwsService.SECRETS_MANAGER.in("eu-central-1").baseUrl())
                .hasToString("https://secretsmanager.eu-central-1.amazonaws.com");
        assertThat(AwsService.PARAMETER_STORE.in("cn-north-1").baseUrl())
                .hasToString("https://ssm.cn-north-1.amazonaws.com.cn");
    }

    @Test
    void whatIsNoRegion_isRefused() {
        assertThatThrownBy(() -> AwsAccess.usual().inRegion("Frankfurt")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AwsAccess.usual().inRegion("evil.example/eu-west-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
