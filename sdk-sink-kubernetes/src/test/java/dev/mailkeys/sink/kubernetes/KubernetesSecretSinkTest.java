package dev.mailkeys.sink.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.SinkContract;
import dev.mailkeys.sink.kubernetes.ApiServer.Fault;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink must keep, and what Kubernetes asks for besides. */
@Timeout(60)
class KubernetesSecretSinkTest extends SinkContract {

    private static final KubernetesPlace PLACE = KubernetesPlace.of("mail", "newsletter", "token");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final String RESTARTED = "/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt";

    private final ApiServer cluster = new ApiServer();
    private final SimulatedClock clock = SimulatedClock.fixedAt(NOON);

    @TempDir
    Path home;

    KubernetesSecretSinkTest() throws IOException {}

    @AfterEach
    void close() {
        cluster.close();
    }

    private KubernetesSecretSink existing(KubernetesPlace place) {
        ClientSettings settings = ClientSettings.builder()
                .calls(CallSettings.builder()
                        .retries(RetryPolicy.builder().maxAttempts(1).build())
                        .build())
                .build();
        return KubernetesSecretSink.of(place, known("token: " + ApiServer.TOKEN), settings, SimulatedTiming.of(clock));
    }

    private KubernetesCluster known(String user) {
        try {
            Path file = Files.writeString(home.resolve("config"), """
                contexts: [{name: prod, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {%s}}]
                """.formatted(cluster.address(), user));
            return KubernetesCluster.of(Map.of(), home).ofKubeconfig(file);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    protected KubernetesSecretSink sink() {
        return existing(PLACE).creating();
    }

    @Override
    protected Optional<String> stored() {
        return cluster.value("token");
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        cluster.write("token", token.reveal());
    }

    @Override
    protected void breakIt() {
        cluster.refusals.put("PUT secrets", 403);
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }

    @Test
    void otherKeysAndAnnotations_stayAsTheyAre_andSoDoesWhatWeDoNotKnow() {
        cluster.write("user", "news");
        cluster.change(secret -> {
            ((ObjectNode) secret.get("metadata")).putObject("annotations").put("owner", "marketing");
            ((ObjectNode) secret.get("metadata")).putObject("labels").put("app", "sender");
            ((ObjectNode) secret.get("data")).put("empty", "");
            secret.putObject("ofALaterKubernetes").put("field", 12_345_678_901_234L);
        });
        JsonNode before = cluster.secret().orElseThrow();
        var sink = sink();
        sink.put(delivery(1), sink.read().version());
        JsonNode after = cluster.secret().orElseThrow();
        assertThat(after.at("/data/user")).isEqualTo(before.at("/data/user"));
        assertThat(after.at("/data/empty").isTextual()).isTrue();
        assertThat(after.at("/metadata/annotations/owner").asText()).isEqualTo("marketing");
        assertThat(after.at("/metadata/labels")).isEqualTo(before.at("/metadata/labels"));
        assertThat(after.path("ofALaterKubernetes")).isEqualTo(before.path("ofALaterKubernetes"));
        assertThat(sink.neighbours().get("kubernetes:mail/newsletter#user").token())
                .isEqualTo(Optional.of(Secret.of("news")));
    }

    /** Two tokens in one Secret do not get into each other's way. */
    @Test
    void anotherKeyThatChanged_isNoConflict() {
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        cluster.write("other", "x");
        sink.put(delivery(2), first);
        assertThat(stored()).contains(token(2));
        assertThat(cluster.value("other")).contains("x");
    }

    /** The moment between our look and our write is another's chance. */
    @Test
    void aChangeBetweenLookAndWrite_isNeverOverwritten() {
        var sink = sink();
        Optional<String> first = sink.put(delivery(1), Optional.empty());
        cluster.before = () -> cluster.write("token", token(3));
        assertThat(failure(sink, 2, first).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void aSecretThatAnotherMakesMeanwhile_isNeverOverwritten() {
        var sink = sink();
        Optional<String> nothing = sink.read().version();
        assertThat(nothing).contains("absent");
        cluster.before = () -> cluster.write("token", token(3));
        assertThat(failure(sink, 2, nothing).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aWriteWithoutAnAnswer_isLookedUpAndDoneOnce(Fault fault) {
        cluster.write("token", token(9));
        cluster.faults.put("PUT secrets", fault);
        cluster.faultsLeft = 1;
        var sink = sink();
        Optional<String> version = sink.put(delivery(1), sink.read().version());
        assertThat(version).isEqualTo(sink.read().version());
        assertThat(cluster.count("PUT secrets")).isEqualTo(fault == Fault.CUT_BEFORE_COMMIT ? 2 : 1);
        assertThat(stored()).contains(token(1));
        assertThat(sink.read().mark()).contains(MARK);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aCreationWithoutAnAnswer_isLookedUpAndDoneOnce(Fault fault) {
        cluster.faults.put("POST secrets", fault);
        cluster.faultsLeft = 1;
        sink().put(delivery(1), Optional.of("absent"));
        assertThat(stored()).contains(token(1));
        assertThat(cluster.count("POST secrets")).isEqualTo(fault == Fault.CUT_BEFORE_COMMIT ? 2 : 1);
        assertThat(cluster.count("PUT secrets")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aWriteThatNeverHasAnAnswer_isFoundOrUnknown_neverUnchanged(Fault fault) {
        cluster.write("token", token(9));
        cluster.faults.put("PUT secrets", fault);
        var sink = sink();
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(cluster.count("PUT secrets")).isEqualTo(4);
        } else {
            sink.put(delivery(1), Optional.empty());
            assertThat(stored()).contains(token(1));
        }
    }

    @Test
    void aLostWrite_thatAnotherOvertakes_isUnknown_andNotOverwritten() {
        cluster.write("token", token(9));
        cluster.faults.put("PUT secrets", Fault.CUT_AFTER_COMMIT);
        cluster.faultsLeft = 1;
        var sink = sink();
        Optional<String> version = sink.read().version();
        cluster.before = () -> cluster.write("token", token(3));
        assertThat(failure(sink, 1, version).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(3));
    }

    /** That the second was refused says nothing of the first. */
    @Test
    void aRefusalAfterALostWrite_isNotThoughtToBeOfBoth() {
        cluster.write("token", token(9));
        cluster.faults.put("PUT secrets", Fault.CUT_BEFORE_COMMIT);
        cluster.afterFault = () -> cluster.refusals.put("PUT secrets", 403);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("it may have been written");
        assertThat(cluster.count("PUT secrets")).isEqualTo(2);
    }

    /** Who we are may end between two writes, which says nothing of the first. */
    @Test
    void aLostWrite_afterWhichNobodyIsSignedIn_isUnknown() throws IOException {
        Path plugin = Files.writeString(home.resolve("plugin"), """
            #!/bin/sh
            echo '{"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1", "status": {"token": "%s"}}'
            """.formatted(ApiServer.TOKEN));
        Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
        cluster.write("token", token(9));
        cluster.faults.put("PUT secrets", Fault.CUT_BEFORE_COMMIT);
        cluster.afterFault = () -> {
            cluster.refusals.put("PUT secrets", 401);
            assertThat(plugin.toFile().delete()).isTrue();
        };
        var signedIn = known("exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin}");
        Sink sink = KubernetesSecretSink.of(PLACE, signedIn, ClientSettings.defaults(), SimulatedTiming.of(clock));
        SinkException failed = failure(sink, 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("it may have been written").hasMessageContaining("can't be started");
    }

    @Test
    void aLostWriteThatCanNotBeLookedUp_isUnknown() {
        cluster.write("token", token(9));
        cluster.faults.put("PUT secrets", Fault.CUT_AFTER_COMMIT);
        cluster.before = () -> cluster.refusals.put("GET secrets", 503);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void aSecretThatIsNotThere_isMadeOnlyWhereThatIsSaid() {
        var sink = existing(PLACE);
        assertThatThrownBy(sink::check)
                .hasMessageContaining("there is no Secret newsletter in the namespace mail")
                .hasMessageContaining("create = true");
        assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(cluster.secret()).isEmpty();
    }

    @Test
    void aSecretThatIsImmutable_orBeingDeleted_isRefusedBeforehand() {
        cluster.change(secret -> secret.put("immutable", true));
        assertThatThrownBy(() -> sink().check()).hasMessageContaining("the Secret is immutable");
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        cluster.change(secret -> secret.put("immutable", false));
        sink().check();
        cluster.change(secret -> {
            ((ObjectNode) secret.get("metadata")).put("deletionTimestamp", "2026-11-26T12:00:00Z");
            ((ObjectNode) secret.get("metadata")).putArray("finalizers").add("a.example/wait");
        });
        assertThatThrownBy(() -> sink().check()).hasMessageContaining("the Secret is being deleted");
        assertThat(cluster.count("PUT secrets")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN\nKEY", "a\u0000b"})
    void whatCanBeNoToken_isNotOverwritten(String value) {
        cluster.write("token", value);
        assertThatThrownBy(() -> sink().check()).hasMessageContaining("not a token. Is it the right key?");
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(stored()).contains(value);
    }

    @Test
    void aLineBreakAtItsEnd_isNoPartOfTheToken() {
        cluster.write("token", token(1) + "\n");
        assertThat(sink().read().token()).isEqualTo(Optional.of(Secret.of(token(1))));
    }

    @Test
    void aMarkThatIsTooLong_leavesOutWhatTheKeyMayDo() {
        var settings = KeySettings.of(Map.of("domains", Collections.nCopies(5000, "some-domain.example")));
        var mark = new KeyMark("emailit", "id", "name", "r1", 1, settings);
        var sink = sink();
        sink.put(new Delivery(Secret.of(token(1)), mark), Optional.empty());
        KeyMark read = sink.read().mark().orElseThrow();
        assertThat(read.rotation()).isEqualTo("r1");
        assertThat(read.settings().values()).isEmpty();
    }

    @Test
    void aKeyThatCanBeNoAnnotation_goesByItsHash() {
        for (String key : List.of("..env", "k".repeat(253))) {
            assertThat(MarkAnnotation.nameFor(key)).matches("mailkeys\\.dev/sha256-[0-9a-f]{40}");
            var sink = existing(KubernetesPlace.of("mail", "newsletter", key)).creating();
            sink.put(delivery(1), sink.read().version());
            assertThat(sink.read().mark()).contains(MARK);
        }
        assertThat(MarkAnnotation.nameFor("EMAILIT_TOKEN")).isEqualTo("mailkeys.dev/EMAILIT_TOKEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        302 | That sends us elsewhere
        400 | fix what it names, then try again
        401 | its credential may have ended
        403 | the rights get and update on the Secret newsletter of the namespace mail
        409 | Something else changes it at this moment: try again
        429 | The API server has too much to do
        500 | Try again when that is solved
        503 | Try again when that is solved
        """)
    void aRefusedLook_changesNothing_andSaysWhatToDo(int status, String advice) {
        cluster.refusals.put("GET secrets", status);
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(advice);
        assertThatThrownBy(() -> sink().read())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(advice);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        403 | UNCHANGED | an admission policy
        413 | UNCHANGED | larger than 1 MiB
        422 | UNCHANGED | A Secret may have become immutable
        429 | UNCHANGED | The API server has too much to do
        500 | UNKNOWN   | Try again when that is solved
        504 | UNKNOWN   | Try again when that is solved
        """)
    void aRefusedWrite_saysWhatToDo_andIsUnknownWhereItMayHaveBeenMade(int status, Kind kind, String advice) {
        cluster.write("token", token(9));
        cluster.refusals.put("PUT secrets", status);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed).hasMessageContaining(advice);
        assertThat(stored()).contains(token(9));
    }

    @Test
    void aRefusedCreation_asksForTheRightToCreate() {
        cluster.refusals.put("POST secrets", 403);
        assertThat(failure(sink(), 1, Optional.empty()))
                .hasMessageContaining("the rights create on Secrets of the namespace mail");
    }

    /** A login page or an empty object does not say that there is no Secret: one might be made over one that is there. */
    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "{}", "{\"kind\": \"Status\"}", "null"})
    void anAnswerThatIsNotUnderstood_isNoAbsence_andSaysWhatToDo(String answer) {
        cluster.answers.put("GET secrets", answer);
        assertThatThrownBy(sink()::read)
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("Kubernetes answered 200, but the answer can't be used")
                .hasMessageContaining(
                        "look at the address (server in the kubeconfig file, or base-url) and at the proxy")
                .hasMessageNotContaining("the provider");
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(cluster.count("POST secrets")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{}"})
    void anAnswerToAWriteThatIsNotUnderstood_isUnknown(String answer) {
        cluster.answers.put("POST secrets", answer);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("look at the Secret before trying again");
    }

    @Test
    void aDeploymentThatIsNotShown_isNotRestarted() {
        cluster.deploy();
        cluster.answers.put("GET deployments", "{}");
        KubernetesSecretSink sink = sink().restarting("sender");
        sink.put(delivery(1), Optional.empty());
        assertThatThrownBy(sink::announce).hasMessageContaining("Kubernetes answered 200");
        assertThat(cluster.count("PATCH deployments")).isZero();
    }

    @Test
    void aClusterThatIsNotReached_isNamed_withWhatToDo() {
        cluster.close();
        assertThatThrownBy(sink()::read)
                .hasMessageContaining("Kubernetes was not reached, nothing was sent")
                .hasMessageContaining(
                        "Is Kubernetes up, is its address right (server in the kubeconfig file, or base-url)");
    }

    @Test
    void aNamespaceThatIsNotThere_isAskedAbout() {
        cluster.refusals.put("POST secrets", 404);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("Is there a namespace mail");
    }

    /** A webhook may quote what it refuses. */
    @Test
    void aRefusalThatQuotesTheToken_isShownWithoutIt() {
        cluster.write("token", token(9));
        cluster.write("other", "another-secret-of-another");
        String other = base64("another-secret-of-another");
        for (int status : List.of(422, 500)) {
            cluster.words = "denied: " + token(1) + " and " + base64(token(1)) + " and " + other;
            cluster.refusals.put("PUT secrets", status);
            SinkException failed = failure(sink(), 1, Optional.empty());
            var all = new StringWriter();
            failed.printStackTrace(new PrintWriter(all, true));
            assertThat(all.toString()).contains("denied: ").doesNotContain(other, ApiServer.TOKEN);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rightsThatAreMissing_areToldBeforehand_allAtOnce() {
        cluster.write("token", token(9));
        cluster.deploy();
        cluster.denied.addAll(List.of("update secrets", "patch deployments", "create secrets"));
        assertThatThrownBy(() -> sink().restarting("sender").check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("the user of the context prod lacks rights in the namespace mail: "
                        + "update on secrets newsletter; patch on deployments sender.");
        assertThat(cluster.count("PUT secrets")).isZero();
    }

    @Test
    void theRightToCreate_isAskedForWhereThereIsNoSecret() {
        cluster.denied.add("create secrets");
        assertThatThrownBy(() -> sink().check()).hasMessageContaining("create on secrets.");
    }

    @Test
    void whoMayNotAskForRights_isLetPass() {
        cluster.refusals.put("POST selfsubjectaccessreviews", 403);
        sink().check();
        assertThat(cluster.secret()).isEmpty();
    }

    @Test
    void aDeploymentThatIsNotThere_isToldBeforehand() {
        assertThatThrownBy(() -> sink().restarting("sender").check())
                .hasMessageContaining("there is no Deployment sender in the namespace mail");
    }

    private Delivery delivered(Instant when) {
        var mark = new KeyMark("emailit", "id", "name", "r1", 1, KeySettings.of(Map.of()), Optional.of(when));
        return new Delivery(Secret.of(token(1)), mark);
    }

    @Test
    void announce_restartsTheDeploymentOnce_asKubectlDoes() {
        cluster.deploy();
        var sink = sink().restarting("sender");
        sink.check();
        sink.put(delivered(NOON.plusMillis(7)), Optional.empty());
        assertThat(cluster.deployment().orElseThrow().at(RESTARTED).isMissingNode())
                .isTrue();
        sink.announce();
        sink.announce();
        JsonNode restarted = cluster.deployment().orElseThrow();
        assertThat(restarted.at(RESTARTED).asText()).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(restarted.at("/spec/template/metadata/labels/app").asText()).isEqualTo("sender");
        assertThat(cluster.count("PATCH deployments")).isEqualTo(1);
        assertThat(cluster.mediaTypes).contains("application/merge-patch+json");
        sink.put(delivered(NOON.plusSeconds(60)), Optional.empty());
        sink.announce();
        assertThat(cluster.count("PATCH deployments")).isEqualTo(2);
    }

    /** The token is delivered. That the pods do not have it yet is reported, and a later run restarts them. */
    @Test
    void aRestartThatFails_isNoFailureOfThePut() {
        cluster.deploy();
        var sink = sink().restarting("sender");
        cluster.refusals.put("PATCH deployments", 403);
        sink.put(delivered(NOON), Optional.empty());
        SinkException failed = catchThrowableOfType(SinkException.class, sink::announce);
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed)
                .hasMessageContaining("it has the new token, but the Deployment sender was not restarted")
                .hasMessageContaining("the old key is kept")
                .hasMessageContaining("patch on the Deployment sender")
                .hasMessageContaining("mailkeys resume");
        assertThat(sink.read().token()).isEqualTo(Optional.of(Secret.of(token(1))));
        cluster.refusals.clear();
        sink().restarting("sender").announce();
        assertThat(cluster.deployment().orElseThrow().at(RESTARTED).asText()).isEqualTo(NOON.toString());
    }

    /** Who reads only that a credential is missing would not know that the pods have the old token. */
    @Test
    void aRestartForWhichNobodyIsSignedIn_isToldAsWhatItIs() throws IOException {
        cluster.deploy();
        Path token = Files.writeString(home.resolve("token"), ApiServer.TOKEN);
        var sink = KubernetesSecretSink.of(
                        PLACE, known("tokenFile: token"), ClientSettings.defaults(), SimulatedTiming.of(clock))
                .creating()
                .restarting("sender");
        sink.put(delivered(NOON), Optional.empty());
        cluster.token = Optional.of("another");
        Files.delete(token);
        SinkException failed = catchThrowableOfType(SinkException.class, sink::announce);
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed)
                .hasMessageContaining("the Deployment sender was not restarted")
                .hasMessageContaining("the old key is kept")
                .hasMessageContaining("can't be read")
                .hasMessageContaining("mailkeys resume");
    }

    /** A restart that says it is still to come was stamped by a clock that is ahead, and may have been before the token. */
    @Test
    void aRestartOfAClockThatIsAhead_isNotTakenForOursAfterTheToken() {
        cluster.deploy();
        var sink = sink().restarting("sender");
        sink.put(delivered(NOON.plusSeconds(600)), Optional.empty());
        sink.announce();
        sink.put(delivered(NOON), Optional.empty());
        sink.announce();
        sink.announce();
        assertThat(cluster.deployment().orElseThrow().at(RESTARTED).asText()).isEqualTo(NOON.toString());
        assertThat(cluster.count("PATCH deployments")).isEqualTo(2);
    }

    @Test
    void withoutADeployment_announceSendsNothing() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        cluster.calls.clear();
        sink.announce();
        assertThat(cluster.calls).isEmpty();
    }

    /** A token of a pod is replaced every hour, and a person logs in anew. */
    @Test
    void aCredentialThatIsNotKnownAnyMore_isReadAnew_andTriedOnlyIfItIsAnother() throws IOException {
        Files.writeString(home.resolve("token"), ApiServer.TOKEN);
        var sink = KubernetesSecretSink.of(PLACE, known("tokenFile: token"), ClientSettings.defaults());
        cluster.write("token", token(1));
        sink.read();
        cluster.token = Optional.of("another");
        cluster.calls.clear();
        assertThatThrownBy(sink::read).hasMessageContaining("its credential may have ended");
        assertThat(cluster.calls).hasSize(1);
        Files.writeString(home.resolve("token"), "another\n");
        assertThat(sink.read().token()).isEqualTo(Optional.of(Secret.of(token(1))));
    }

    @Test
    void aRunThatOnlyLooks_checksAndReads_andWritesNothing() {
        cluster.write("token", token(1));
        ClientSettings looking = ClientSettings.builder().readOnly(true).build();
        Sink sink = KubernetesSecretSink.of(PLACE, known("token: " + ApiServer.TOKEN), looking);
        sink.check();
        SinkState state = sink.read();
        assertThat(state.token()).isPresent();
        assertThat(failure(sink, 2, state.version()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(stored()).contains(token(1));
    }
}
