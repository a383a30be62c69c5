package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.Canary;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import dev.mailkeys.rotation.sink.github.GitHubStandIn.Fault;
import dev.mailkeys.rotation.sink.github.GitHubStandIn.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSecretSinkTest extends GitHubContract {

    private static final String VARIABLE = "/actions/EMAILIT_TOKEN_MAILKEYS";
    private static final String SECRET = "/actions/EMAILIT_TOKEN";

    @Override
    String prefix() {
        return "/actions";
    }

    @Override
    GitHubSecretPlace place() {
        return GitHubSecretPlace.repository("acme/mail");
    }

    @Test
    void put_saysThatItIsPendingBeforeTheSecretIsWritten() {
        sink().put(delivery(1), Optional.empty());
        sink().put(delivery(2), Optional.empty());
        assertThat(gitHub.calls)
                .containsExactly(
                        "GET key",
                        "GET variable",
                        "POST variables",
                        "PUT secret",
                        "PATCH variable",
                        "GET key",
                        "GET variable",
                        "GET secret",
                        "PATCH variable",
                        "PUT secret",
                        "PATCH variable");
        assertThat(gitHub.received.get(2)).contains("\\\"pending\\\":\\\"yes\\\"");
        assertThat(gitHub.received.get(8)).contains("\\\"pending\\\":\\\"yes\\\"");
        assertThat(gitHub.received.get(10)).doesNotContain("pending");
        assertThat(gitHub.variables.get(VARIABLE).value()).isEqualTo(KeyMarkJson.write(MARK));
    }

    @Test
    void anEnvironment_hasItsOwnSecretAndVariable() {
        var sink = sink().inEnvironment("prod/eu");
        sink.check();
        sink.put(delivery(1), Optional.empty());
        assertThat(gitHub.secrets).containsOnlyKeys("/environments/prod%2Feu/EMAILIT_TOKEN");
        assertThat(gitHub.variables).containsOnlyKeys("/environments/prod%2Feu/EMAILIT_TOKEN_MAILKEYS");
        assertThat(sink.read().mark()).contains(MARK);
        assertThat(sink.name()).isEqualTo("github:acme/mail:prod/eu#EMAILIT_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"CUT_AFTER_COMMIT", "ERROR_AFTER_COMMIT"})
    void aSecretWhoseAnswerIsAlwaysLost_mayHaveBeenWritten_andHasNoMark(Fault fault) {
        sink().put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        gitHub.faults.put("PUT secret", fault);
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(2));
        assertThat(sink().read().mark()).isEmpty();
        gitHub.faults.clear();
        sink().put(delivery(2), Optional.empty());
        assertThat(sink().read().mark()).contains(MARK);
    }

    @ParameterizedTest
    @CsvSource({"CUT_AFTER_COMMIT", "ERROR_AFTER_COMMIT", "CUT_BEFORE_COMMIT"})
    void aSecretWhoseAnswerIsLostOnce_isWrittenAgain(Fault fault) {
        gitHub.faults.put("PUT secret", fault);
        gitHub.faultsLeft = 1;
        sink().put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
        assertThat(sink().read().mark()).contains(MARK);
    }

    @Test
    void aSecretThatIsNeverAnswered_isNotSaidToBeUnchanged() {
        sink().put(delivery(1), Optional.empty());
        gitHub.faults.put("PUT secret", Fault.CUT_BEFORE_COMMIT);
        assertThat(failure(sink(), 2, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(1));
        assertThat(sink().read().mark()).isEmpty();
    }

    /** Lost, then asked to wait, then refused: the first may have been done. */
    @Test
    void aSecretThatIsLostAndThenRefused_isNotSaidToBeUnchanged() {
        sink().put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        gitHub.faults.put("PUT secret", Fault.CUT_AFTER_COMMIT);
        gitHub.faultsLeft = 1;
        String noRight = gitHub.message;
        gitHub.before(
                "PUT secret",
                () -> gitHub.before("PUT secret", () -> {
                    gitHub.message = "You have exceeded a secondary rate limit.";
                    gitHub.refusals.put("PUT secret", 403);
                    gitHub.before("PUT secret", () -> gitHub.message = noRight);
                }));
        assertThat(failure(sink(), 2, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(2));
        assertThat(sink().read().mark()).isEmpty();
    }

    @Test
    void aVariableWhoseAnswerIsLost_isNotSaidToBeUnwritten() {
        sink().put(delivery(1), Optional.empty());
        gitHub.faults.put("PATCH variable", Fault.CUT_AFTER_COMMIT);
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed)
                .hasMessageContaining("the secret is as it was, and the variable before it may have been written");
        assertThat(stored()).contains(token(1));
    }

    /** Else the next run would take the secret for another's, because nothing says whose its token is. */
    @Test
    void aVariableWhoseAnswerIsLostInOneCall_saysAgainWhatItSaidBefore() {
        sink().put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        gitHub.faults.put("PATCH variable", Fault.CUT_AFTER_COMMIT);
        gitHub.faultsLeft = RetryPolicy.builder().build().maxAttempts();
        assertThat(failure(sink(), 2, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(sink().read().mark()).contains(OTHER);
    }

    @Test
    void aSecretThatIsRefused_leavesTheOldMark() {
        sink().put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        gitHub.refusals.put("PUT secret", 403);
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("permission Secrets, read and write");
        assertThat(sink().read().mark()).contains(OTHER);
    }

    @Test
    void aSecretThatAPageIsTheAnswerTo_mayHaveBeenWritten_andHasNoMark() {
        sink().put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        gitHub.pages.add("PUT secret");
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("the secret may have been written");
        assertThat(sink().read().mark()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH variable", "POST variables"})
    void aVariableThatAPageIsTheAnswerTo_isNotSaidToBeWritten(String write) {
        if (write.startsWith("PATCH")) {
            sink().put(delivery(1), Optional.empty());
        }
        gitHub.pages.add(write);
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(write.startsWith("PATCH") ? Kind.UNKNOWN : Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("the variable before it may have been written");
    }

    @Test
    void aVariableThatCanNotBeWritten_leavesTheSecret() {
        sink().put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        gitHub.missingRights.add("variables:write");
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("permission Variables, read and write");
        assertThat(stored()).contains(token(1));
        assertThat(sink().read().mark()).contains(OTHER);
    }

    @Test
    void aMarkThatCanNotBeFinished_isNoSuccess() {
        sink().put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        gitHub.variables.clear();
        gitHub.refusals.put("PATCH variable", 403);
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(2));
        assertThat(sink().read().mark()).isEmpty();
    }

    @Test
    void aSecretThatAnotherHasWrittenSince_hasNoMark_andNoneIsRestored() {
        sink().put(delivery(1), Optional.empty());
        gitHub.now = gitHub.now.plusSeconds(1);
        changeBehindItsBack(Canary.token(5));
        assertThat(sink().read().mark()).isEmpty();
        gitHub.refusals.put("PUT secret", 422);
        gitHub.now = gitHub.now.plusSeconds(1);
        assertThat(failure(sink(), 2, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(sink().read().mark()).isEmpty();
    }

    @Test
    void aVariableWithoutASecret_isNoMark() {
        sink().put(delivery(1), Optional.empty());
        gitHub.secrets.clear();
        assertThat(sink().read().mark()).isEmpty();
    }

    @Test
    void aVariableWhoseMakingIsNotAnswered_isWrittenAllTheSame() {
        gitHub.faults.put("POST variables", Fault.CUT_AFTER_COMMIT);
        gitHub.faultsLeft = 1;
        sink().put(delivery(1), Optional.empty());
        assertThat(gitHub.calls).contains("POST variables", "PATCH variable");
        assertThat(sink().read().mark()).contains(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets", "variables"})
    void aRightThatIsMissing_isNamed(String right) {
        gitHub.missingRights.add(right);
        String named = right.equals("secrets") ? "Secrets" : "Variables";
        assertThatThrownBy(sink()::check)
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("permission " + named + ", read and write")
                .satisfies(Canary::assertAbsentFrom);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(gitHub.calls).allMatch(call -> call.startsWith("GET"));
    }

    /** A look at whose token it is asks for both, and names the one that is missing. */
    @Test
    void aSecretThatMayNotBeLookedAt_isNoMissingRightToItsVariable() {
        sink().put(delivery(1), Optional.empty());
        gitHub.missingRights.add("secrets");
        assertThatThrownBy(sink()::read)
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("permission Secrets, read and write")
                .hasMessageNotContaining("permission Variables");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | fix what it names, then try again
        401 | has ended, was revoked or is wrong: make another one
        403 | Give the credential the repository permission Secrets, read and write
        409 | Something else changes it at this moment: try again
        422 | fix what it names
        500 | has failed: try again in some minutes
        """)
    void aRefusal_saysWhatToDo(int status, String advice) {
        gitHub.refusals.put("PUT secret", status);
        assertThat(failure(sink(), 1, Optional.empty())).hasMessageContaining(advice);
        gitHub.refusals.clear();
        gitHub.refusals.put("GET key", status);
        assertThatThrownBy(sink()::check).hasMessageContaining(advice);
    }

    @Test
    void aBadCredential_andARepositoryThatIsNotThere_areSaidSo() {
        assertThatThrownBy(sink(place(), "github_pat_CANARYCANARYCANARYCANARYwrong")::check)
                .hasMessageContaining("has ended, was revoked or is wrong: make another one")
                .satisfies(Canary::assertAbsentFrom);
        assertThatThrownBy(sink(GitHubSecretPlace.repository("acme/none"), GitHubStandIn.CREDENTIAL)::check)
                .hasMessageContaining("GitHub shows no repository acme/none to this credential");
    }

    @Test
    void tooManyCalls_areNoMissingRight() {
        gitHub.message = "You have exceeded a secondary rate limit. Please wait a few minutes.";
        gitHub.refusals.put("PUT secret", 403);
        var failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("rate limit").hasMessageNotContaining("permission");
        gitHub.refusals.put("PUT secret", 429);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource({"Retry-After, 7, 7", "X-RateLimit-Reset, 1795219225, 25", "X-RateLimit-Reset, 9, 9"})
    void aRateLimitThatComesAs403_isWaitedFor(String header, String value, long seconds) {
        gitHub.message = "Forbidden";
        gitHub.headers.put(header, value);
        gitHub.headers.put("X-RateLimit-Remaining", "0");
        for (String action : List.of("GET key", "GET variable", "POST variables", "PUT secret", "PATCH variable")) {
            gitHub.refusals.put(action, 403);
        }
        gitHub.refusalsLeft = 1;
        sink().put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
        assertThat(waits.all).containsExactly(Duration.ofSeconds(seconds));
        gitHub.refusalsLeft = 3;
        sink().put(delivery(2), Optional.empty());
        assertThat(stored()).contains(token(2));
        assertThat(sink().read().mark()).contains(MARK);
    }

    @Test
    void aRateLimitThatAsksForALongWait_isToldWithTheTime_andIsNoMissingRight() {
        gitHub.message = "Forbidden";
        gitHub.headers.put("Retry-After", "3600");
        gitHub.refusals.put("PUT secret", 403);
        var failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed)
                .hasMessageContaining("GitHub's rate limit: it answers again at 2026-11-21 01:00 UTC, in 1 hour.")
                .hasMessageNotContaining("permission");
        assertThat(waits.all).isEmpty();
    }

    @Test
    void a403ThatAsksForNoWait_isAMissingRight_andNotWaitedFor() {
        gitHub.headers.put("X-RateLimit-Remaining", "4999");
        gitHub.headers.put("X-RateLimit-Reset", "1795219225");
        gitHub.refusals.put("PUT secret", 403);
        assertThat(failure(sink(), 1, Optional.empty())).hasMessageContaining("permission Secrets");
        assertThat(waits.all).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aVariableThatIsShownAsItWas_isLookedAtAgain(int stale) {
        var sink = sink();
        sink.put(new Delivery(Canary.token(1), OTHER), Optional.empty());
        assertThat(sink.read().mark()).contains(OTHER);
        sink.put(delivery(2), Optional.empty());
        gitHub.stale(VARIABLE, new Stored(KeyMarkJson.write(OTHER), gitHub.now), stale);
        assertThat(sink.read().mark()).contains(MARK);
        gitHub.stale(SECRET, null, stale);
        assertThat(sink.read().mark()).contains(MARK);
        assertThat(waits.all).hasSize(2 * stale);
        sink.put(new Delivery(Canary.token(3), OTHER), Optional.empty());
        gitHub.stale(VARIABLE, null, stale);
        assertThat(sink.read().mark()).contains(OTHER);
    }

    @Test
    void aVariableThatAnotherHasChanged_isBelievedAfterSomeLooks() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        gitHub.variables.put(VARIABLE, new Stored(KeyMarkJson.write(OTHER), gitHub.now));
        assertThat(sink.read().mark()).contains(OTHER);
        assertThat(waits.all.stream().mapToLong(Duration::toSeconds).sum()).isEqualTo(15);
    }

    @Test
    void aVariableThatIsNotShownYet_isWrittenAllTheSame() {
        sink().put(delivery(1), Optional.empty());
        gitHub.stale(VARIABLE, null, 1);
        sink().put(new Delivery(Canary.token(2), OTHER), Optional.empty());
        assertThat(sink().read().mark()).contains(OTHER);
    }

    @Test
    void aLineBreakInWhatIsDelivered_isNoToken() {
        var key = new Delivery(Secret.of("CANARYCANARYCANARYCANARY\nmore"), MARK);
        assertThatThrownBy(() -> sink().put(key, Optional.empty())).hasMessageContaining("is not a token");
        assertThat(gitHub.calls).isEmpty();
    }

    @Test
    void anErrorThatHoldsACredential_isRedacted() {
        gitHub.message = "no: " + GitHubStandIn.CREDENTIAL + " ghp_CANARYCANARYCANARYCANARY";
        gitHub.missingRights.add("secrets");
        assertThatThrownBy(sink()::check).satisfies(Canary::assertAbsentFrom);
    }

    @Test
    void itIsWriteOnly_andSettles() {
        assertThat(sink().capabilities())
                .containsExactlyInAnyOrder(SinkCapability.METADATA, SinkCapability.IDEMPOTENT_PUT);
        assertThat(sink().settleTime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(sink().settlingFor(Duration.ofSeconds(5)).settleTime()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"acme, A", "acme/, A", "a/b/c, A", "a/b, a", "a/b, 1A", "a/b, GITHUB_A", "a/b, A-B"})
    void namesThatGitHubDoesNotTake_areRefused(String repository, String name) {
        var credential = Secret.of("x");
        assertThatThrownBy(() -> GitHubSecretSink.of(repository, name, credential))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
