package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.SecretContent;
import dev.mailkeys.sink.aws.AwsStandIn.Fault;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every sink must keep, with a field of a secret in Secrets Manager, and what the service asks for besides. */
@Timeout(60)
class SecretsManagerSinkTest extends AwsSinkContract {

    private final SecretsManagerStandIn aws = new SecretsManagerStandIn();
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-26T10:00:00Z"));

    SecretsManagerSinkTest() throws IOException {}

    @Override
    AwsStandIn aws() {
        return aws;
    }

    @Override
    AwsService service() {
        return AwsService.SECRETS_MANAGER;
    }

    @Override
    List<String> looks() {
        return List.of("DescribeSecret", "GetSecretValue");
    }

    @Override
    String creation() {
        return "CreateSecret";
    }

    private SecretsManagerSink secret(AwsAccess access, int attempts) {
        return SecretsManagerSink.of(
                SecretsManagerStandIn.NAME,
                access.inRegion(AwsStandIn.REGION),
                settings(attempts),
                SimulatedTiming.of(clock));
    }

    private SecretsManagerSink secret(int attempts) {
        return secret(access(), attempts);
    }

    @Override
    protected Sink sink() {
        return secret(1).inField(SecretContent.field("token")).creating(Optional.empty());
    }

    @Override
    protected void breakIt() {
        aws.refusals.put("PutSecretValue", "AccessDeniedException");
    }

    @Test
    void everyOtherCharacter_staysAsItIs() {
        aws.write(JSON);
        var sink = sink();
        sink.put(delivery(1), sink.read().version());
        assertThat(aws.current().orElseThrow())
                .startsWith("{ \"user\" : \"news\",\n \"share\": 0.10, \"token\" : \"" + token(1) + "\"");
        assertThat(sink.neighbours()
                        .get("aws-secretsmanager:eu-central-1:mail/news#user")
                        .token())
                .contains(Secret.of("news"));
    }

    /** Its readers have the old token or the new one at every moment, and the old one stays the previous version. */
    @Test
    void aToken_isAddedFirst_andThenMadeTheCurrentVersion() {
        aws.write(JSON);
        String before = aws.labels.get("AWSCURRENT");
        Optional<String> version = sink().put(delivery(1), Optional.empty());
        assertThat(aws.calls).containsSequence("GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage");
        assertThat(aws.labels)
                .containsEntry("AWSCURRENT", version.orElseThrow())
                .containsEntry("mailkeys", version.orElseThrow())
                .containsEntry("AWSPREVIOUS", before);
    }

    /** The moment between our look and our write is another's chance. */
    @ParameterizedTest
    @CsvSource({"PutSecretValue", "UpdateSecretVersionStage"})
    void aChangeBetweenLookAndWrite_isNeverOverwritten(String operation) throws IOException {
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        aws.before.put(operation, () -> changeBehindItsBack(Secret.of(token(3))));
        assertThat(failure(sink, 2, first).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void anotherFieldThatChanges_evenMeanwhile_isNoConflict() throws IOException {
        aws.write(JSON);
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        aws.before.put(
                "UpdateSecretVersionStage",
                () -> aws.write(aws.current().orElseThrow().replace("news", "letters")));
        sink.put(delivery(2), first);
        assertThat(stored()).contains(token(2));
        assertThat(aws.current().orElseThrow()).contains("\"user\" : \"letters\"");
    }

    @Test
    void aSecretThatAnotherMakesMeanwhile_isNeverOverwritten() throws IOException {
        var sink = sink();
        Optional<String> nothing = sink.read().version();
        aws.before.put("CreateSecret", () -> changeBehindItsBack(Secret.of(token(3))));
        assertThat(failure(sink, 2, nothing).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void aSecretThatIsNotThere_isMadeOnlyIfThatIsAllowed() {
        Sink sink = secret(1).inField(SecretContent.field("token"));
        assertThatThrownBy(sink::check).hasMessageContaining("Make it first, or set create = true");
        assertThat(failure(sink, 1, Optional.empty())).hasMessageContaining("set create = true");
        assertThat(aws.exists).isFalse();
        secret(1).creating(Optional.of("alias/mail")).put(delivery(1), Optional.empty());
        assertThat(aws.created.path("KmsKeyId").asText()).isEqualTo("alias/mail");
        assertThat(aws.current()).contains(token(1));
    }

    @Test
    void aSecretWithoutAVersion_getsItsFirst() throws IOException {
        aws.exists = true;
        sink().check();
        sink().put(delivery(1), sink().read().version());
        assertThat(stored()).contains(token(1));
        assertThat(aws.count("UpdateSecretVersionStage")).isZero();
    }

    /** Both are first ones to who writes them, and only one is current. */
    @Test
    void aFirstVersionThatAnotherAddsAMomentBefore_isNeverOverwritten_norTakenForOurs() throws IOException {
        aws.exists = true;
        var sink = sink();
        Optional<String> nothing = sink.read().version();
        aws.before.put("PutSecretValue", () -> changeBehindItsBack(Secret.of(token(3))));
        assertThat(failure(sink, 1, nothing).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aMoveWithoutAnAnswer_isLookedUpAndDoneOnce(Fault fault) throws IOException {
        aws.write(JSON);
        aws.faults.put("UpdateSecretVersionStage", fault);
        aws.faultsLeft = 1;
        var sink = sink();
        sink.put(delivery(1), sink.read().version());
        assertThat(stored()).contains(token(1));
        assertThat(sink.read().mark()).contains(MARK);
        assertThat(aws.count("UpdateSecretVersionStage")).isEqualTo(fault == Fault.CUT_BEFORE_COMMIT ? 2 : 1);
    }

    @Test
    void aMoveThatNeverHasAnAnswer_isUnknown() {
        aws.write(JSON);
        aws.faults.put("UpdateSecretVersionStage", Fault.CUT_BEFORE_COMMIT);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(aws.count("UpdateSecretVersionStage")).isEqualTo(4);
    }

    @Test
    void aMoveWithoutAnAnswer_afterWhichAnothersVersionIsThere_isUnknown() {
        aws.write(JSON);
        aws.faults.put("UpdateSecretVersionStage", Fault.CUT_AFTER_COMMIT);
        aws.before.put(
                "UpdateSecretVersionStage",
                () -> aws.before.put("DescribeSecret", () -> changeBehindItsBack(Secret.of(token(3)))));
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void aLostMoveThatCanNotBeLookedUp_isUnknown() {
        aws.write(JSON);
        aws.faults.put("UpdateSecretVersionStage", Fault.CUT_AFTER_COMMIT);
        aws.refusals.put("DescribeSecret", "AccessDeniedException");
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
    }

    /** Nobody reads a version that is not the current one, so a put that is lost has changed nothing. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLostPut_leavesTheCurrentVersion_andTheNextOneIsTheSame(Fault fault) throws IOException {
        aws.write(JSON);
        aws.faults.put("PutSecretValue", fault);
        aws.faultsLeft = 1;
        var sink = sink();
        assertThat(failure(sink, 1, sink.read().version()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(stored()).contains("");
        sink.put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
        assertThat(aws.versions).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLostCreation_isRepeated_andMakesOneSecret(Fault fault) throws IOException {
        aws.faults.put("CreateSecret", fault);
        aws.faultsLeft = 1;
        secret(2)
                .inField(SecretContent.field("token"))
                .creating(Optional.empty())
                .put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
        assertThat(aws.versions).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFirstVersionWithoutAnAnswer_isLookedUp(Fault fault) throws IOException {
        aws.exists = true;
        for (String operation : List.of("PutSecretValue", "CreateSecret")) {
            aws.versions.clear();
            aws.labels.clear();
            aws.faults.put(operation, fault);
            aws.faultsLeft = 1;
            if (fault == Fault.CUT_BEFORE_COMMIT) {
                assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
            } else {
                sink().put(delivery(1), Optional.empty());
                assertThat(stored()).contains(token(1));
            }
            aws.exists = false;
        }
    }

    @Test
    void theIdOfAVersion_isOfTheDeliveryAndTheVersionBefore_andNotOfTheToken() {
        String id = VersionIds.of("sink", "before", MARK);
        assertThat(id).hasSize(64).isEqualTo(VersionIds.of("sink", "before", MARK));
        assertThat(id).isNotEqualTo(VersionIds.of("sink", "after", MARK));
        assertThat(id).isNotEqualTo(VersionIds.of("other", "before", MARK));
    }

    @Test
    void aVersionOfTheSameDeliveryWithOtherContents_isTold() {
        aws.write(JSON);
        String id = VersionIds.of(sink().name(), aws.labels.get("AWSCURRENT"), MARK);
        aws.versions.put(id, "something else");
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("A version with this delivery's id has other contents");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AccessDeniedException       | Allow secretsmanager:DescribeSecret, GetSecretValue
        ExpiredTokenException       | The credentials have ended
        UnrecognizedClientException | AWS does not know the access key
        InvalidSignatureException   | the clock of this machine right?
        DecryptionFailure           | is kms:Decrypt allowed?
        InternalServiceError        | That is AWS's own fault
        ThrottlingException         | That is AWS's limit of calls
        """)
    void aRefusedLook_saysWhatToDo(String code, String advice) {
        aws.write(JSON);
        aws.refusals.put("GetSecretValue", code);
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(advice);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining(advice).hasMessageContaining("request 11111111-2222");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PutSecretValue           | EncryptionFailure     | is kms:GenerateDataKey allowed?
        PutSecretValue           | LimitExceededException | have the quota raised
        PutSecretValue           | AccessDeniedException | Allow secretsmanager:DescribeSecret
        UpdateSecretVersionStage | AccessDeniedException | Allow secretsmanager:DescribeSecret
        UpdateSecretVersionStage | LimitExceededException | have the quota raised
        """)
    void aRefusedWrite_changesNothing_saysWhatToDo_andQuotesNothing(String operation, String code, String advice)
            throws IOException {
        aws.write(JSON);
        aws.refusals.put(operation, code);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining(advice);
        assertThat(stored()).contains("");
    }

    /** AWS quotes the header of the signature in some, and all that was signed in others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        InvalidSignatureException | Signature expired: 20261126T1200Z, QUOTED | The clock of this machine
        SignatureDoesNotMatch     | Signature not yet current: QUOTED         | The clock of this machine
        RequestTimeTooSkewed      | QUOTED                                    | The clock of this machine
        IncompleteSignature       | Authorization header: QUOTED              | Is the secret access key the one
        OptInRequired             | QUOTED                                    | the region
        SomethingNew              | QUOTED                                    | OTHER
        SomethingNew              | QUOTED                                    | AWS's documentation of the call says
        """)
    void aRefusalThatIsNotAboutRights_quotesNothing_andAsksForNoRights(String code, String words, String advice) {
        aws.write(JSON);
        aws.before.put("DescribeSecret", () -> {
            throw new AwsStandIn.Refused(403, code, words);
        });
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(advice.replace("OTHER", code))
                .hasMessageNotContaining("QUOTED")
                .hasMessageNotContaining("Allow secretsmanager");
    }

    /** A repetition must not forget that the first call may have taken effect. */
    @Test
    void throttlingAfterALostCreation_leavesTheDoubt() {
        aws.faults.put("CreateSecret", Fault.CUT_BEFORE_COMMIT);
        aws.faultsLeft = 1;
        aws.before.put(
                "CreateSecret",
                () -> aws.before.put("CreateSecret", () -> {
                    aws.before.put("CreateSecret", () -> {
                        throw new AwsStandIn.Refused("AccessDeniedException");
                    });
                    throw new AwsStandIn.Refused("ThrottlingException");
                }));
        assertThat(failure(secret(3).creating(Optional.empty()), 1, Optional.empty())
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void credentialsThatEndBeforeAWrite_areSaidToBeMissing_andNothingIsWritten() throws IOException {
        for (String operation : List.of("PutSecretValue", "CreateSecret")) {
            var looks = new AtomicInteger(operation.equals("CreateSecret") ? 2 : 1);
            var sink = secret(AwsStandIn.endingAfter(looks), 1)
                    .inField(SecretContent.field("token"))
                    .creating(Optional.empty());
            aws.exists = operation.equals("PutSecretValue");
            if (aws.exists) {
                aws.write(JSON);
            }
            SinkException failed = failure(sink, 1, Optional.empty());
            assertThat(failed.kind()).as(operation).isEqualTo(Kind.UNCHANGED);
            assertThat(failed).hasMessageContaining("no AWS credentials were found");
            assertThat(aws.count(operation)).isZero();
        }
    }

    @Test
    void throttling_isWaitedFor() throws IOException {
        aws.write(JSON);
        aws.refusals.put("PutSecretValue", "ThrottlingException");
        aws.refusalsLeft = 2;
        Instant before = clock.instant();
        secret(4).inField(SecretContent.field("token")).put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
        assertThat(clock.instant()).isAfter(before);
    }

    @Test
    void aSecretThatOthersChangeOrEnd_isRefusedBeforehand() {
        aws.write(JSON);
        aws.isRotated = true;
        refusedBeforehand("AWS rotates it already");
        aws.isRotated = false;
        aws.owner = "rds";
        refusedBeforehand("it belongs to another service");
        aws.owner = "";
        aws.primary = "eu-west-1";
        refusedBeforehand("Set region to the one of the original: eu-west-1.");
        aws.primary = AwsStandIn.REGION;
        sink().check();
        aws.isDeleted = true;
        refusedBeforehand("aws secretsmanager restore-secret");
        assertThat(failure(sink(), 1, Optional.empty())).hasMessageContaining("restore-secret");
    }

    private void refusedBeforehand(String words) {
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(words);
    }

    @Test
    void bytes_andWhatIsNoJson_areRefused() {
        aws.write("no json");
        refusedBeforehand("it is not JSON");
        aws.write("Ynl0ZXM=");
        aws.isBinary = true;
        refusedBeforehand("it holds bytes");
    }

    /** A secret of the console is JSON, even with one value. */
    @Test
    void aSecretOfFields_isNeverTakenForATokenAsAWhole() {
        aws.write(JSON);
        SinkException failed = failure(secret(1), 1, Optional.empty());
        assertThat(failed).hasMessageContaining("it holds JSON, not a token; name the field");
        assertThat(aws.current()).contains(JSON);
    }

    @Test
    void aSecretThatWouldBeTooLong_isRefused() {
        aws.write("{\"other\": \"" + "x".repeat(65_500) + "\"}");
        assertThat(failure(sink(), 1, Optional.empty())).hasMessageContaining("more than 64 KiB");
    }

    @Test
    void credentialsThatAreWrong_areRefusedWithoutShowingThem() {
        var wrong = Secret.of("wrongwrongwrongwrongwrongwrong");
        var access = AwsAccess.ofKey(AwsStandIn.KEY_ID, wrong, Optional.of(AwsStandIn.SESSION));
        assertThatThrownBy(() -> secret(access, 1).check())
                .hasMessageContaining("Is the secret access key the one of that id")
                .hasMessageNotContaining("wrongwrong")
                .hasMessageNotContaining(AwsStandIn.SESSION.reveal());
    }

    @Test
    void aRunThatOnlyLooks_sendsNoWrite() {
        aws.write(JSON);
        var settings =
                ClientSettings.builder().baseUrl(aws.address()).readOnly(true).build();
        Sink sink = SecretsManagerSink.of(
                        SecretsManagerStandIn.NAME,
                        access().inRegion(AwsStandIn.REGION),
                        settings,
                        SimulatedTiming.of(clock))
                .inField(SecretContent.field("token"));
        sink.check();
        sink.read();
        failure(sink, 1, Optional.empty());
        assertThat(aws.calls).containsOnly("DescribeSecret", "GetSecretValue");
    }

    @Test
    void anArn_saysTheRegion() {
        var arn = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:mail/news-AbCdEf";
        assertThat(SecretsManagerSink.of(arn, AwsAccess.usual(), ClientSettings.defaults())
                        .name())
                .isEqualTo("aws-secretsmanager:" + arn);
    }
}
