package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What is signed must be what is sent. */
class AwsSignatureTest {

    private static String signed(String address) {
        var timing = SimulatedTiming.of(SimulatedClock.fixedAt(Instant.parse("2026-11-26T12:00:00Z")));
        var who = AwsBasicCredentials.create("AKIAMAIL", "s3cr3t");
        return new AwsSignature(who, AwsService.PARAMETER_STORE, "eu-west-3", "GetParameter", timing)
                .headers("POST", URI.create(address), new byte[0])
                .get("authorization");
    }

    /** The transport leaves the usual port out, and writes the name in lower case. */
    @ParameterizedTest
    @CsvSource({
        "https://ssm.example:443/, https://ssm.example/, true",
        "https://SSM.Example/, https://ssm.example/, true",
        "http://localhost:80/, http://localhost/, true",
        "http://localhost:4566/, http://localhost/, false",
        "https://ssm.example:80/, https://ssm.example/, false"
    })
    void theHost_isSignedAsItIsSent(String one, String other, boolean isSame) {
        assertThat(signed(one).equals(signed(other))).isEqualTo(isSame);
    }
}
