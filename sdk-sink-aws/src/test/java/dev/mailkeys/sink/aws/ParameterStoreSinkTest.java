package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.SecretContent;
import dev.mailkeys.sink.aws.AwsStandIn.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every sink must keep, with a field of a parameter, and what Parameter Store asks for besides. */
@Timeout(60)
class ParameterStoreSinkTest extends AwsSinkContract {

    private final ParameterStoreStandIn aws = new ParameterStoreStandIn();

    ParameterStoreSinkTest() throws IOException {}

    @Override
    AwsStandIn aws() {
        return aws;
    }

    @Override
    AwsService service() {
        return AwsService.PARAMETER_STORE;
    }

    @Override
    List<String> looks() {
        return List.of("GetParameter");
    }

    @Override
    String creation() {
        return "PutParameter";
    }

    private ParameterStoreSink parameter() {
        return parameter(access(), 1);
    }

    private ParameterStoreSink parameter(AwsAccess access, int attempts) {
        return ParameterStoreSink.of(
                ParameterStoreStandIn.NAME, access.inRegion(AwsStandIn.REGION), settings(attempts));
    }

    @Override
    protected Sink sink() {
        return parameter().inField(SecretContent.field("token")).creating();
    }

    @Override
    protected void breakIt() {
        aws.refusals.put("PutParameter", "AccessDeniedException");
    }

    @Test
    void aParameterAsAWhole_isTheToken_andIsMadeAsSecureString() {
        parameter().creating().encryptedWith("alias/mail").put(delivery(1), Optional.empty());
        assertThat(aws.current()).contains(token(1));
        assertThat(aws.last().path("Type").asText()).isEqualTo("SecureString");
        assertThat(aws.last().path("KeyId").asText()).isEqualTo("alias/mail");
        assertThat(parameter().read().token()).contains(Secret.of(token(1)));
        parameter().put(delivery(2), Optional.empty());
        assertThat(aws.current()).contains(token(2));
    }

    /** What is not said again would be as AWS's defaults have it: another KMS key, another tier. */
    @Test
    void whatTheParameterHas_staysAsItIs() {
        for (int number = 0; number < 5; number++) {
            aws.write(JSON);
        }
        aws.last()
                .put("Tier", "Advanced")
                .put("Description", "for the newsletter")
                .put("AllowedPattern", ".*")
                .put("Policies", "[{\"Type\":\"NoChangeNotification\"}]");
        sink().put(delivery(1), Optional.empty());
        assertThat(aws.last().toString())
                .contains(
                        "\"KeyId\":\"alias/mail\"", "\"Tier\":\"Advanced\"", "for the newsletter", "\"AllowedPattern\"")
                .contains("NoChangeNotification", "\\\"user\\\" : \\\"news\\\"");
    }

    /** What comes with a 503 is as doubtful as any other. */
    @Test
    void throttlingThatIsNoRefusal_isNotSentAgain() {
        aws.write(JSON);
        aws.before.put("PutParameter", () -> {
            throw new AwsStandIn.Refused(503, "ThrottlingException", "");
        });
        Sink sink = parameter(access(), 3).inField(SecretContent.field("token"));
        assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(aws.count("PutParameter")).isEqualTo(1);
    }

    @Test
    void credentialsThatEndBeforeTheWrite_areSaidToBeMissing_andNothingIsWritten() {
        aws.write(JSON);
        Sink sink = parameter(AwsStandIn.endingAfter(new AtomicInteger(2)), 1).inField(SecretContent.field("token"));
        SinkException failed = failure(sink, 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("no AWS credentials were found");
        assertThat(aws.count("PutParameter")).isZero();
    }

    @Test
    void aParameterThatIsNotThere_isMadeOnlyIfThatIsAllowed() {
        assertThatThrownBy(() -> parameter().check()).hasMessageContaining("set create = true");
        assertThat(failure(parameter(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(aws.versions).isEmpty();
    }

    @Test
    void plainText_isRefused() {
        aws.write(JSON);
        aws.last().put("Type", "String");
        assertThatThrownBy(() -> sink().check()).hasMessageContaining("stored as plain text");
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(aws.versions).hasSize(1);
    }

    @Test
    void aChangeSinceTheLastLook_isNeverOverwritten() throws IOException {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        changeBehindItsBack(Secret.of(token(3)));
        assertThat(failure(sink, 2, Optional.empty()).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void aChangeBeforeTheWriteIsPrepared_isNeverOverwritten() throws IOException {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        aws.before.put("GetParameter", () -> changeBehindItsBack(Secret.of(token(3))));
        assertThat(failure(sink, 2, Optional.empty()).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    /** AWS compares nothing, so this is all that can be done: to say it. */
    @Test
    void aChangeInTheLastMoment_isToldAfterwards() throws IOException {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        aws.before.put("PutParameter", () -> changeBehindItsBack(Secret.of(token(3))));
        SinkException failed = failure(sink, 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed)
                .hasMessageContaining("was written as version 3, and another wrote version 2")
                .hasMessageContaining("aws ssm get-parameter-history");
        assertThat(stored()).contains(token(2));
    }

    @Test
    void anotherFieldThatChanged_isNoConflict() throws IOException {
        aws.write(JSON);
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        aws.write(aws.current().orElseThrow().replace("news", "letters"));
        sink.put(delivery(2), Optional.empty());
        assertThat(stored()).contains(token(2));
        assertThat(aws.current().orElseThrow()).contains("letters");
    }

    @Test
    void aParameterThatAnotherMakesMeanwhile_isNeverOverwritten() throws IOException {
        var sink = sink();
        sink.read();
        aws.before.put("PutParameter", () -> changeBehindItsBack(Secret.of(token(3))));
        assertThat(failure(sink, 2, Optional.empty()).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aWriteWithoutAnAnswer_isSentOnceAndLookedUp(Fault fault) throws IOException {
        aws.write(JSON);
        aws.faults.put("PutParameter", fault);
        var sink = sink();
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(stored()).contains("");
        } else {
            sink.put(delivery(1), Optional.empty());
            assertThat(stored()).contains(token(1));
        }
        assertThat(aws.count("PutParameter")).isEqualTo(1);
    }

    @Test
    void aLostWriteThatCanNotBeLookedUp_isUnknown() {
        aws.write(JSON);
        aws.faults.put("PutParameter", Fault.CUT_AFTER_COMMIT);
        aws.before.put("PutParameter", () -> aws.refusals.put("GetParameter", "AccessDeniedException"));
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GetParameter        | AccessDeniedException | Allow ssm:GetParameter, GetParameterHistory and PutParameter
        GetParameter        | AccessDeniedException | kms:Decrypt and kms:Encrypt if it has a KMS key of its own
        GetParameterHistory | AccessDeniedException | Allow ssm:GetParameter, GetParameterHistory and PutParameter
        GetParameter        | InvalidKeyId          | Its KMS key can't be used
        GetParameter        | ThrottlingException   | That is AWS's limit of calls
        GetParameter        | ExpiredTokenException | The credentials have ended
        GetParameter        | InternalServerError   | That is AWS's own fault
        """)
    void aRefusedLook_saysWhatToDo(String operation, String code, String advice) {
        aws.write(JSON);
        aws.refusals.put(operation, code);
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(advice);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ParameterMaxVersionLimitExceeded  | Its oldest version has a label
        ParameterPatternMismatchException | allowed pattern does not fit
        InvalidKeyId                      | Its KMS key can't be used
        TooManyUpdates                    | Another is changing it right now
        ParameterLimitExceeded            | use the advanced tier
        """)
    void aRefusedWrite_changesNothing_saysWhatToDo_andQuotesNothing(String code, String advice) throws IOException {
        aws.write(JSON);
        aws.refusals.put("PutParameter", code);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isIn(Kind.UNCHANGED, Kind.CONFLICT);
        assertThat(failed).hasMessageContaining(advice).hasMessageNotContaining("said of");
        assertThat(stored()).contains("");
    }

    /** AWS quotes the value in these words. */
    @Test
    void aValueThatIsTooLong_isRefusedWithoutQuotingIt() {
        aws.write("{\"other\": \"" + "x".repeat(4000) + "\"}");
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("at most 4096 bytes").hasMessageNotContaining("xxxx");
    }
}
