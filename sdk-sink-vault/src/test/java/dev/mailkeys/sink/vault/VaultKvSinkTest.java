package dev.mailkeys.sink.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NotSentException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.Canary;
import dev.mailkeys.rotation.sink.SinkContract;
import dev.mailkeys.sink.vault.VaultStandIn.Fault;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink must keep, and what Vault asks for besides. */
@Timeout(60)
class VaultKvSinkTest extends SinkContract {

    private static final VaultPlace PLACE = VaultPlace.of("secret", "mail/news", "token");

    private final VaultStandIn vault = new VaultStandIn();
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-26T10:00:00Z"));

    VaultKvSinkTest() throws IOException {}

    @AfterEach
    void keepToTheDescription() {
        vault.close();
        assertThat(vault.broken).isEmpty();
    }

    private Sink sink(VaultLogin login, VaultPlace place) {
        ClientSettings settings = ClientSettings.builder()
                .baseUrl(vault.address())
                .calls(CallSettings.builder()
                        .retries(RetryPolicy.builder().maxAttempts(1).build())
                        .build())
                .build();
        return VaultKvSink.of(place, login, settings, SimulatedTiming.of(clock));
    }

    @Override
    protected Sink sink() {
        return sink(VaultLogin.token(Secret.of(VaultStandIn.TOKEN)), PLACE);
    }

    @Override
    protected Optional<String> stored() {
        return Optional.ofNullable(vault.versions.get(vault.current()))
                .map(fields -> fields.path("token").textValue());
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        vault.write("token", token.reveal());
    }

    @Override
    protected void breakIt() {
        vault.refusals.put("kv-v2-write", 403);
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }

    @Test
    void otherFieldsAndEntries_stayAsTheyAre() {
        vault.write("user", "news");
        vault.write("limits", Map.of("day", 12_345_678_901_234L));
        vault.customMetadata.put("owner", "marketing");
        vault.customMetadata.put("mailkeys.other.0", "{}");
        var sink = sink();
        sink.put(delivery(1), sink.read().version());
        assertThat(vault.versions.get(3L).toString())
                .contains("\"user\":\"news\"", "\"limits\":{\"day\":12345678901234}");
        assertThat(vault.customMetadata).containsEntry("owner", "marketing").containsEntry("mailkeys.other.0", "{}");
        assertThat(sink.neighbours().get("vault:secret/mail/news#user").token()).contains(Secret.of("news"));
    }

    /** Two tokens in one secret do not get into each other's way. */
    @Test
    void anotherFieldThatChanged_isNoConflict() {
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        vault.write("other", "x");
        sink.put(delivery(2), first);
        assertThat(stored()).contains(token(2));
        assertThat(vault.versions.get(3L).path("other").textValue()).isEqualTo("x");
    }

    /** The moment between our look and our write is another's chance. */
    @Test
    void aChangeBetweenLookAndWrite_isNeverOverwritten() {
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        vault.before = () -> vault.write("token", token(3));
        assertThat(failure(sink, 2, first).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void aSecretThatAnotherMakesMeanwhile_isNeverOverwritten() {
        var sink = sink();
        Optional<String> nothing = sink.read().version();
        assertThat(nothing).contains("0");
        vault.before = () -> vault.write("token", token(3));
        assertThat(failure(sink, 2, nothing).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aWriteWithoutAnAnswer_isLookedUpAndDoneOnce(Fault fault) {
        vault.faults.put("kv-v2-write", fault);
        vault.faultsLeft = 1;
        var sink = sink();
        assertThat(sink.put(delivery(1), Optional.of("0"))).contains("1");
        assertThat(vault.versions).hasSize(1);
        assertThat(sink.read().mark()).contains(MARK);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aWriteThatNeverHasAnAnswer_isFoundOrUnknown_neverUnchanged(Fault fault) {
        vault.faults.put("kv-v2-write", fault);
        var sink = sink();
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(vault.calls.stream().filter("kv-v2-write"::equals)).hasSize(4);
        } else {
            sink.put(delivery(1), Optional.empty());
            assertThat(stored()).contains(token(1));
        }
    }

    @Test
    void aLostWriteThatCanNotBeLookedUp_isUnknown() {
        vault.faults.put("kv-v2-write", Fault.CUT_AFTER_COMMIT);
        var sink = sink();
        vault.before = () -> vault.refusals.put("kv-v2-read", 503);
        assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
    }

    /** Nobody who is shut out can look what became of a write. */
    @Test
    void aLostWrite_andNoLoginAfterIt_isUnknown() {
        vault.secretId = "s3cret-id";
        vault.faults.put("kv-v2-write", Fault.CUT_AFTER_COMMIT);
        vault.before = this::shutOut;
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(1));
    }

    @Test
    void aTokenThatWasWritten_andNoLoginForItsMark_isUnknown() {
        vault.secretId = "s3cret-id";
        vault.before = this::shutOut;
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        SinkException failed = failure(sink, 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed)
                .hasMessageContaining("the token was written, but not whose it is")
                .hasMessageContaining("the login was refused");
        assertThat(stored()).contains(token(1));
    }

    @Test
    void aSecondTry_andNoLoginForIt_isUnknown() {
        vault.secretId = "s3cret-id";
        vault.faults.put("kv-v2-write", Fault.CUT_BEFORE_COMMIT);
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        vault.afterRead = () -> vault.afterRead = this::shutOut;
        assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
    }

    /** The token of the login ends, and no other is given. */
    private void shutOut() {
        clock.advance(Duration.ofSeconds(31));
        vault.secretId = "used up";
    }

    /** Who changed another field over ours has left the token as it is. */
    @Test
    void aLostWrite_overWhichAnotherFieldWasWritten_isFound() {
        vault.faults.put("kv-v2-write", Fault.CUT_AFTER_COMMIT);
        vault.faultsLeft = 1;
        var sink = sink();
        Optional<String> nothing = sink.read().version();
        vault.afterWrite = () -> vault.write("other", "x");
        assertThat(sink.put(delivery(1), nothing)).contains("2");
        assertThat(sink.read().mark()).contains(MARK);
    }

    /** What a put in doubt has left is there, and no other's change. */
    @Test
    void aPutAgain_afterOneInDoubt_isNoConflict() {
        var sink = sink();
        Optional<String> nothing = sink.read().version();
        vault.refusals.put("kv-v2-patch-metadata", 403);
        assertThat(failure(sink, 1, nothing).kind()).isEqualTo(Kind.UNKNOWN);
        vault.refusals.clear();
        assertThat(sink.put(delivery(1), nothing)).contains("1");
        assertThat(sink.read().mark()).contains(MARK);
    }

    /** A standby may refuse by what is there and show what was. */
    @Test
    void aWriteThatIsSaidToBeOvertaken_andNotShown_isUnknown() {
        vault.faults.put("kv-v2-write", Fault.CUT_AFTER_COMMIT);
        vault.faultsLeft = 1;
        vault.isBehind = true;
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(1));
    }

    /** What a balancer does not find may be there. */
    @Test
    void aNotFoundThatIsNotVaults_saysNothingOfTheSecret() {
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        vault.faults.put("kv-v2-write", Fault.CUT_AFTER_COMMIT);
        vault.before = () -> {
            vault.refusals.put("kv-v2-read", 404);
            vault.refusals.put("kv-v2-read-metadata", 404);
        };
        assertThat(failure(sink, 2, first).kind()).isEqualTo(Kind.UNKNOWN);
        assertThatThrownBy(sink::read).hasMessageContaining("Is that Vault's address");
        assertThat(stored()).contains(token(2));
    }

    @Test
    void metadataThatCanNotBeWritten_leavesTheTokenAsItIs_andItsMark() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        vault.refusals.put("kv-v2-patch-metadata", 403);
        SinkException failed = failure(sink, 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed)
                .hasMessageContaining(
                        "the token was not written, because the metadata that says whose it is could not be written")
                .hasMessageContaining("read and patch on secret/metadata/mail/news");
        assertThat(sink.read().token()).contains(Secret.of(token(1)));
        assertThat(sink.read().mark()).contains(MARK);
        assertThat(vault.current()).isEqualTo(1);
    }

    /** Wherever a put ends, the next run must know whose token is there: the one before, or the one that comes late. */
    @Test
    void atEveryMoment_thereIsAMarkOfTheTokenThatIsThere() {
        var sink = sink();
        sink.put(of(1), Optional.empty());
        vault.refusals.put("kv-v2-write", 403);
        assertThatThrownBy(() -> sink.put(of(2), Optional.empty())).isInstanceOf(SinkException.class);
        assertThat(sink.read().mark().map(KeyMark::rotation)).contains("r1");
        vault.write("token", token(2));
        assertThat(sink().read().mark().map(KeyMark::rotation)).contains("r2");
        vault.refusals.clear();
        sink().put(of(3), Optional.empty());
        assertThat(sink().read().mark().map(KeyMark::rotation)).contains("r3");
        assertThat(vault.customMetadata.keySet()).containsExactlyInAnyOrder("mailkeys.token.0", "mailkeys.token.b0");
    }

    private static Delivery of(int number) {
        return new Delivery(
                Secret.of(token(number)),
                new KeyMark("emailit", "id", "name", "r" + number, 1, KeySettings.of(Map.of())));
    }

    /** Two versions more than the one that was seen: the first of them may have been ours, and have been read. */
    @Test
    void aLostWrite_thatAnotherMayHaveOverwritten_isUnknown_andNotOverwrittenAgain() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        Optional<String> seen = sink.read().version();
        vault.faults.put("kv-v2-write", Fault.CUT_AFTER_COMMIT);
        vault.faultsLeft = 1;
        vault.afterWrite = () -> vault.write("token", token(3));
        SinkException failed = failure(sink, 2, seen);
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("A write of ours had no answer");
        assertThat(stored()).contains(token(3));
    }

    /** The other fields are nobody's business, in what is said of a call that a run which only looks does not send. */
    @Test
    void aRunThatOnlyLooks_writesNothing_andShowsNoField() {
        vault.write("other", token(7));
        vault.write("more", Map.of("inner", List.of(token(8))));
        ClientSettings settings =
                ClientSettings.builder().baseUrl(vault.address()).readOnly(true).build();
        var login = VaultLogin.token(Secret.of(VaultStandIn.TOKEN));
        Sink sink = VaultKvSink.of(PLACE, login, settings, SimulatedTiming.of(clock));
        sink.check();
        assertThat(failure(sink, 1, Optional.empty())).hasMessageContaining("metadata");
        vault.refusals.put("kv-v2-write", 403);
        failure(sink(), 1, Optional.empty());
        SinkException notSent = failure(sink, 1, Optional.empty());
        assertThat(notSent.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(notSent).cause().isInstanceOfSatisfying(NotSentException.class, call -> {
            assertThat(call.body().orElse("")).contains("other", "inner");
            Canary.assertAbsentFrom("what was not sent", call.body().orElse(""));
        });
        assertThat(stored()).isEmpty();
    }

    @Test
    void aSecretThatWasDeleted_isWrittenAfterItsLastVersion() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        vault.versions.put(1L, null);
        SinkState gone = sink.read();
        assertThat(gone.token()).isEmpty();
        assertThat(gone.version()).contains("1");
        assertThat(sink.put(delivery(2), gone.version())).contains("2");
    }

    @Test
    void aMarkOfManySettings_isKeptInSeveralEntries_andOneThatIsTooLongWithoutThem() {
        var sink = sink();
        for (int domains : List.of(200, 2000)) {
            var settings = KeySettings.of(Map.of("domains", Collections.nCopies(domains, "some-domain.example")));
            var mark = new KeyMark("emailit", "id", "name", "r" + domains, 1, settings);
            sink.put(new Delivery(Secret.of(token(domains)), mark), Optional.empty());
            KeyMark read = sink.read().mark().orElseThrow();
            assertThat(read.rotation()).isEqualTo("r" + domains);
            assertThat(read.settings().values().isEmpty()).isEqualTo(domains == 2000);
        }
    }

    @Test
    void aNumberThatWouldNotComeBackAsItIs_isRefusedBeforehand() {
        vault.write("share", List.of(0.1));
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("another field, share, has a number with a fraction");
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        307 | name the address of the active node
        400 | fix what it names, then try again
        401 | The credential for Vault has ended, was revoked or is wrong: get another one
        403 | read, create and update on secret/data/mail/news, read and patch on secret/metadata/mail/news
        409 | Something else changes it at this moment: try again
        429 | a rate limit quota of Vault's
        503 | Vault is sealed or in maintenance: unseal it
        """)
    void aRefusedLook_saysWhatToDo(int status, String advice) {
        vault.refusals.put("kv-v2-read", status);
        for (Sink each : List.of(sink())) {
            assertThatThrownBy(each::check).isInstanceOf(SinkException.class).hasMessageContaining(advice);
            assertThatThrownBy(each::read).isInstanceOf(SinkException.class).hasMessageContaining(advice);
            assertThat(failure(each, 1, Optional.empty())).hasMessageContaining(advice);
        }
    }

    /** A proxy's page, an empty object and a failure: none says what Vault holds, and each says what to do. */
    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "{}", "{\"data\": {}}", "null"})
    void anAnswerThatIsNotUnderstood_isNoAbsence_andSaysWhatToDo(String answer) {
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        vault.answers.put("kv-v2-read", answer);
        assertThatThrownBy(sink::read)
                .isInstanceOf(SinkException.class)
                .message()
                .containsAnyOf(
                        "look at the address (base-url, or VAULT_ADDR) and at the proxy", "nothing else at its address")
                .doesNotContain("the provider", "the keys");
        assertThat(failure(sink, 2, first).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(vault.current()).isEqualTo(1);
    }

    @Test
    void anAnswerToAWriteThatIsNotUnderstood_isLookedUp() {
        vault.answers.put("kv-v2-write", "<html></html>");
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("Vault answered 200").hasMessageContaining("look at the secret");
    }

    @Test
    void aVaultThatIsNotReached_orHasFailed_isNamed_withWhatToDo() {
        vault.refusals.put("kv-v2-read", 500);
        assertThatThrownBy(sink()::read)
                .hasMessageContaining("vault.readSecret: Vault answered 500")
                .hasMessageContaining("Vault, or a proxy before it, has failed: try again in some minutes");
        vault.close();
        assertThatThrownBy(sink()::read)
                .hasMessageContaining("Vault was not reached, nothing was sent")
                .hasMessageContaining("Is Vault up, is its address right (base-url, or VAULT_ADDR)");
    }

    @Test
    void aMountThatIsNotThere_isTold() {
        var sink = sink(VaultLogin.token(Secret.of(VaultStandIn.TOKEN)), VaultPlace.of("kv", "mail/news", "token"));
        assertThatThrownBy(sink::check).hasMessageContaining("is there a KV engine of version 2 at kv?");
    }

    /** It says as well that nothing is there, and would take what is written for a secret of another name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        kv      | 1  | Run: vault kv enable-versioning secret
        kv      | '' | is of version 1, which can't compare
        generic | '' | is of version 1, which can't compare
        transit | '' | what is mounted at secret is transit and not KV
        """)
    void anEngineWithoutVersions_isRefusedBeforeAnythingIsWritten(String engine, String version, String words) {
        vault.engine = engine;
        vault.engineVersion = version;
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(words);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining(words);
        assertThat(vault.versions).isEmpty();
    }

    @Test
    void aCredentialThatMayNotAskWhatIsMounted_isLetPass() {
        vault.refusals.put("mount", 403);
        var sink = sink();
        sink.check();
        sink.put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
    }

    @Test
    void aWrongToken_isRefusedWithoutShowingIt() {
        var sink = sink(VaultLogin.token(Secret.of("hvs.wrongwrongwrongwrongwrong")), PLACE);
        assertThatThrownBy(sink::check)
                .hasMessageContaining("The credential may have ended")
                .hasMessageNotContaining("wrongwrong");
    }

    @Test
    void aRightThatIsMissing_isToldBeforehand_withTheLineOfThePolicy() {
        vault.rights = List.of("read", "list");
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("the credential lacks create, update on secret/data/mail/news")
                .hasMessageContaining(
                        "path \"secret/data/mail/news\" { capabilities = [\"create\", \"read\", \"update\"] }")
                .hasMessageContaining("the credential lacks patch on secret/metadata/mail/news")
                .hasMessageContaining("path \"secret/metadata/mail/news\" { capabilities = [\"read\", \"patch\"] }");
        vault.rights = List.of("root");
        sink().check();
        vault.refusals.put("capabilities", 403);
        sink().check();
        assertThat(vault.versions).isEmpty();
    }

    @Test
    void aNamespace_isPartOfEveryCall() {
        vault.namespace = "team/mail";
        vault.secretId = "s3cret-id";
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE.inNamespace("team/mail"));
        sink.check();
        sink.put(delivery(1), sink.read().version());
        assertThat(stored()).contains(token(1));
        assertThat(sink.name()).isEqualTo("vault:team/mail/secret/mail/news#token");
        assertThat(vault.calls).doesNotContain("none");
    }

    @Test
    void aLogin_isMadeOnce_andAnewBeforeItsTokenEnds() {
        vault.secretId = "s3cret-id";
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        sink.read();
        sink.read();
        assertThat(logins()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(31));
        sink.read();
        assertThat(logins()).isEqualTo(2);
    }

    /** Somebody has revoked it, or Vault has lost it. */
    @ParameterizedTest
    @ValueSource(strings = {"kv-v2-read", "kv-v2-write", "kv-v2-patch-metadata"})
    void aTokenThatIsEndedInTheMiddle_isGotAnew_once(String operation) {
        vault.secretId = "s3cret-id";
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        sink.read();
        vault.onCall.put(operation, () -> vault.token = "hvs.anotheranotheranotheranother");
        sink.put(delivery(1), Optional.empty());
        assertThat(sink.read().mark()).contains(MARK);
        assertThat(vault.current()).isEqualTo(1);
        assertThat(logins()).isEqualTo(2);
    }

    /** A right that is missing is no token that has ended: a login more is made, and no more of them. */
    @Test
    void aRightThatIsMissing_costsOneLogin() {
        vault.secretId = "s3cret-id";
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        vault.refusals.put("kv-v2-write", 403);
        for (int put = 1; put <= 3; put++) {
            assertThat(failure(sink, put, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        }
        assertThat(logins()).isEqualTo(2);
    }

    /** What another puts there between our look and our write stays, and what is left of a longer mark goes. */
    @Test
    void entriesOfOthers_stay_whoeverWritesThemWhen() {
        vault.write("user", "news");
        vault.customMetadata.put("owner", "marketing");
        vault.customMetadata.put("mailkeys.token.7", "left over");
        vault.onCall.put("kv-v2-patch-metadata", () -> vault.customMetadata.put("cost-centre", "4711"));
        sink().put(delivery(1), Optional.empty());
        assertThat(vault.customMetadata)
                .containsEntry("owner", "marketing")
                .containsEntry("cost-centre", "4711")
                .doesNotContainKey("mailkeys.token.7")
                .containsKey("mailkeys.token.0");
    }

    @Test
    void loginsBySignedTokens_goToTheirMounts() {
        vault.secretId = "signed";
        sink(VaultLogin.jwt("ci", Secret.of("signed")).mountedAt("gitlab"), PLACE)
                .read();
        sink(VaultLogin.kubernetes("pod", Secret.of("signed")), PLACE).read();
        assertThat(vault.calls).contains("jwt-login", "kubernetes-login");
    }

    /** A service account's token lives an hour, and another one is put into its file before it ends. */
    @Test
    void aSignedToken_isReadForEachLoginAnew() {
        var inFile = new AtomicReference<>(Secret.of("first-signed-token"));
        vault.secretId = "first-signed-token";
        var sink = sink(VaultLogin.kubernetes("pod", inFile::get), PLACE);
        sink.read();
        inFile.set(Secret.of("second-signed-token"));
        vault.secretId = "second-signed-token";
        clock.advance(Duration.ofSeconds(31));
        sink.read();
        assertThat(vault.calls.stream().filter("kubernetes-login"::equals)).hasSize(2);
    }

    @Test
    void aSignedTokenThatCanNotBeRead_changesNothing_andIsTold() {
        var sink = sink(
                VaultLogin.jwt("ci", () -> {
                    throw new IllegalStateException("The file is gone.");
                }),
                PLACE);
        SinkException failed = failure(sink, 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("what we log in with can't be read. The file is gone.");
    }

    @Test
    void aLoginThatIsRefused_changesNothing_andShowsNoSecret() {
        vault.secretId = "another";
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        SinkException failed = failure(sink, 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed)
                .hasMessageContaining("Are the role and its secret or signed token right")
                .hasMessageNotContaining("s3cret-id");
        assertThat(vault.versions).isEmpty();
    }

    @Test
    void aLoginThatVaultHasTroubleWith_isNoRefusal_andNoKeyIsToBeLookedFor() {
        vault.refusals.put("app-role-login", 503);
        var sink = sink(VaultLogin.appRole("role", Secret.of("s3cret-id")), PLACE);
        assertThatThrownBy(sink::check)
                .hasMessageContaining("the login failed.")
                .hasMessageContaining("unseal it")
                .hasMessageNotContaining("look at the");
    }

    private long logins() {
        return vault.calls.stream().filter("app-role-login"::equals).count();
    }
}
