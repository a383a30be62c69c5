package dev.mailkeys.sink.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.SinkContract;
import dev.mailkeys.sink.gitlab.GitLabStandIn.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink must keep, and what GitLab asks for besides. */
@Timeout(60)
class GitLabVariableSinkTest extends SinkContract {

    private static final String NAME = "EMAILIT_TOKEN";
    private static final GitLabPlace PLACE = GitLabPlace.ofProject("acme/mail", NAME);
    private static final String KEPT = "projects " + NAME + " *";
    private static final String MARK_OF_IT = "projects " + NAME + "_MAILKEYS *";

    private final GitLabStandIn gitlab = new GitLabStandIn();

    GitLabVariableSinkTest() throws IOException {}

    @AfterEach
    void keepToTheDocumentation() {
        gitlab.close();
        assertThat(gitlab.broken).isEmpty();
    }

    private GitLabVariableSink sink(GitLabPlace place) {
        return sink(place, GitLabStandIn.TOKEN);
    }

    private GitLabVariableSink sink(GitLabPlace place, String token) {
        ClientSettings settings = ClientSettings.builder()
                .baseUrl(gitlab.address())
                .calls(CallSettings.builder()
                        .retries(RetryPolicy.builder().maxAttempts(1).build())
                        .build())
                .build();
        return GitLabVariableSink.of(place, Secret.of(token), settings);
    }

    @Override
    protected GitLabVariableSink sink() {
        return sink(PLACE).creating();
    }

    @Override
    protected Optional<String> stored() {
        return Optional.ofNullable(gitlab.variables.get(KEPT))
                .map(variable -> variable.path("value").textValue());
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        gitlab.seed("projects", NAME, "*", token.reveal());
    }

    @Override
    protected void breakIt() {
        gitlab.refusals.put("PUT", 403);
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }

    private void seedAnothers() {
        changeBehindItsBack(Secret.of(token(3)));
    }

    @Test
    void aNewVariable_isMaskedAndNotExpanded_andHasAMarkBesideIt() {
        sink().put(delivery(1), Optional.empty());
        ObjectNode made = gitlab.variables.get(KEPT);
        assertThat(made.path("masked").asBoolean()).isTrue();
        assertThat(made.path("raw").asBoolean()).isTrue();
        assertThat(made.path("protected").asBoolean()).isFalse();
        assertThat(gitlab.variables.get(MARK_OF_IT).path("value").asText()).contains("\"rotation\":\"r1\"");
    }

    /** A job that prints it, an environment that sees it: what people have set is theirs. */
    @Test
    void whatElseIsSetOfAVariable_staysAsItIs() {
        ObjectNode old = gitlab.seed("projects", NAME, "*", token(2));
        old.put("protected", true).put("variable_type", "file").put("description", "for the newsletter");
        sink(PLACE).seenBy(GitLabVisibility.VISIBLE).put(delivery(1), Optional.empty());
        ObjectNode now = gitlab.variables.get(KEPT);
        assertThat(now.path("value").asText()).isEqualTo(token(1));
        now.put("value", token(2));
        assertThat(now).isEqualTo(old);
    }

    @Test
    void maskedAndProtected_becomeSoWhereThatIsSaid() {
        seedAnothers();
        sink(PLACE).protectedOnly(true).put(delivery(1), Optional.empty());
        assertThat(gitlab.variables.get(KEPT).path("masked").asBoolean()).isTrue();
        assertThat(gitlab.variables.get(KEPT).path("protected").asBoolean()).isTrue();
    }

    @Test
    void aVariableThatIsNotThere_isMadeOnlyIfThatIsSaid() {
        assertThatThrownBy(() -> sink(PLACE).check())
                .hasMessageContaining("there is no such variable", "create = true");
        assertThat(failure(sink(PLACE), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(gitlab.variables).isEmpty();
    }

    @Test
    void environmentsAreTakenApart() {
        seedAnothers();
        Sink production = sink(PLACE.inEnvironments("production")).creating();
        production.put(delivery(1), Optional.empty());
        production.put(delivery(2), Optional.empty());
        assertThat(stored()).contains(token(3));
        assertThat(gitlab.variables
                        .get("projects " + NAME + " production")
                        .path("value")
                        .asText())
                .isEqualTo(token(2));
        assertThat(production.read().mark()).contains(MARK);
        assertThat(production.name()).isEqualTo("gitlab:acme/mail:production#" + NAME);
    }

    @Test
    void aGitLabThatDoesNotKnowTheFilter_isRefusedBeforeItWritesTheWrongOne() {
        gitlab.knowsTheFilter = false;
        seedAnothers();
        Sink production = sink(PLACE.inEnvironments("production")).creating();
        assertThatThrownBy(production::check).hasMessageContaining("shows the variable for * in place of");
        assertThat(failure(production, 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void aGroupHasVariablesToo() {
        GitLabVariableSink sink = sink(GitLabPlace.ofGroup("acme", NAME)).creating();
        sink.check();
        sink.put(delivery(1), Optional.empty());
        assertThat(gitlab.variables).containsKey("groups " + NAME + " *");
        assertThat(sink.name()).isEqualTo("gitlab:group acme#" + NAME);
        assertThat(sink.read().mark()).contains(MARK);
    }

    /** What another puts there between a look and a put is seen by the put's own look. */
    @Test
    void aChangeBetweenLookAndPut_isNeverOverwritten() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        sink.read();
        seedAnothers();
        assertThat(failure(sink, 2, Optional.empty()).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void aVariableThatAnotherMakesMeanwhile_isNeverOverwritten() {
        gitlab.before = this::seedAnothers;
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    /** Somebody may have read our token in between: that is no conflict, in which nothing was written. */
    @Test
    void aChangeRightAfterOurWrite_isTold_andIsNotSaidToBeNoWrite() {
        gitlab.after = this::seedAnothers;
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("the new value was written, and another has changed it since");
    }

    /** The moment that remains: GitLab has no write that is bound to what was there. Said in the class's comment. */
    @Test
    void aChangeBetweenThePutsOwnLookAndItsWrite_isOverwritten() {
        seedAnothers();
        gitlab.before = () -> gitlab.seed("projects", NAME, "*", token(4));
        sink().put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aWriteWithoutAnAnswer_isLookedUpAndDone(Fault fault) {
        for (boolean isThere : new boolean[] {false, true}) {
            gitlab.variables.clear();
            if (isThere) {
                seedAnothers();
            }
            gitlab.fault = fault;
            gitlab.faultsLeft = 1;
            gitlab.calls.clear();
            var sink = sink();
            sink.put(delivery(1), Optional.empty());
            assertThat(stored()).contains(token(1));
            assertThat(sink.read().mark()).contains(MARK);
            int writes = fault == Fault.CUT_BEFORE_COMMIT ? 2 : 1;
            assertThat(gitlab.calls.stream().filter(call -> call.matches("P.*variables(/" + NAME + ")?")))
                    .as("the token's writes, and the mark's POST")
                    .hasSize(writes + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aWriteThatNeverHasAnAnswer_isFoundOrUnknown_neverUnchanged(Fault fault) {
        seedAnothers();
        gitlab.fault = fault;
        if (fault == Fault.CUT_BEFORE_COMMIT) {
            assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(stored()).contains(token(3));
        } else {
            sink().put(delivery(1), Optional.empty());
            assertThat(stored()).contains(token(1));
        }
    }

    @Test
    void aLostWriteThatCanNotBeLookedUp_isUnknown() {
        gitlab.fault = Fault.CUT_AFTER_COMMIT;
        gitlab.before = () -> gitlab.refusals.put("GET", 503);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void aLostWriteAfterWhichAnothersTokenIsThere_isUnknown_andNotOverwritten() {
        seedAnothers();
        gitlab.fault = Fault.CUT_AFTER_COMMIT;
        gitlab.after = () -> gitlab.seed("projects", NAME, "*", token(4));
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stored()).contains(token(4));
    }

    @Test
    void aMarkThatCanNotBeWritten_leavesTheTokenAsItIs_andItsMark() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        gitlab.refusals.put("PUT", 403);
        SinkException failed = failure(sink, 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed)
                .hasMessageContaining(
                        "the token was not written, because the variable that says whose it is could not be written")
                .hasMessageContaining("the role Maintainer");
        assertThat(sink.read().token()).contains(Secret.of(token(1)));
        assertThat(sink.read().mark()).contains(MARK);
    }

    /** Wherever a put ends, the next run must know whose token is there: the one before, or the one that comes late. */
    @Test
    void atEveryMoment_thereIsAMarkOfTheTokenThatIsThere() {
        var sink = sink();
        sink.put(ofManySettings(1), Optional.empty());
        gitlab.fault = Fault.CUT_BEFORE_COMMIT;
        assertThatThrownBy(() -> sink.put(ofManySettings(2), Optional.empty())).isInstanceOf(SinkException.class);
        assertThat(sink.read().mark().map(KeyMark::rotation)).contains("r1");
        gitlab.seed("projects", NAME, "*", token(2));
        assertThat(sink().read().mark().map(KeyMark::rotation)).contains("r2");
    }

    /** Two of them are longer than what GitLab takes. */
    private static Delivery ofManySettings(int number) {
        var settings = KeySettings.of(Map.of("domains", Collections.nCopies(400, "some-domain.example")));
        return new Delivery(Secret.of(token(number)), new KeyMark("emailit", "id", "name", "r" + number, 1, settings));
    }

    @Test
    void aHiddenVariable_isMadeSoAndWrittenAgain_andSaysNothingBack() {
        GitLabVariableSink hidden = sink().seenBy(GitLabVisibility.HIDDEN);
        assertThat(hidden.capabilities()).containsExactly(SinkCapability.IDEMPOTENT_PUT);
        hidden.check();
        hidden.put(delivery(1), Optional.empty());
        hidden.put(delivery(2), Optional.empty());
        assertThat(stored()).contains(token(2));
        assertThat(gitlab.variables.get(KEPT).path("hidden").asBoolean()).isTrue();
        assertThat(hidden.read()).isEqualTo(SinkState.unknown());
        assertThat(gitlab.variables).containsOnlyKeys(KEPT);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aHiddenVariableWhoseWriteHasNoAnswer_isWrittenAgain(Fault fault) {
        gitlab.fault = fault;
        gitlab.faultsLeft = 1;
        sink().seenBy(GitLabVisibility.HIDDEN).put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
    }

    @Test
    void hiddenCanBeMadeOnly_andIsSaidWhereItIs() {
        seedAnothers();
        assertThatThrownBy(() -> sink().seenBy(GitLabVisibility.HIDDEN).check())
                .hasMessageContaining("is not hidden, and GitLab hides only new ones");
        gitlab.variables.get(KEPT).put("hidden", true).put("masked", true);
        assertThatThrownBy(() -> sink().check()).hasMessageContaining("visibility = \"hidden\"");
        assertThatThrownBy(() -> sink().read()).hasMessageContaining("visibility = \"hidden\"");
    }

    @Test
    void aTokenThatGitLabCanNotMask_isRefusedBeforeItIsSent() {
        gitlab.seed("projects", NAME, "*", "old-token");
        for (String token : List.of("short", "with a blank", "dollar$sign", "two\nlines1")) {
            assertThatThrownBy(() -> sink().put(new Delivery(Secret.of(token), MARK), Optional.empty()))
                    .as(token)
                    .isInstanceOfSatisfying(
                            SinkException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED))
                    .hasMessageNotContaining(token);
        }
        assertThatThrownBy(() -> sink().seenBy(GitLabVisibility.VISIBLE)
                        .put(new Delivery(Secret.of("dollar$sign"), MARK), Optional.empty()))
                .hasMessageContaining("which GitLab would expand");
        assertThat(stored()).contains("old-token");
        gitlab.variables.clear();
        sink().put(new Delivery(Secret.of("dollar$sign"), MARK), Optional.empty());
        assertThat(stored()).contains("dollar$sign");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        301 | The project acme/mail has another path now
        405 | The project acme/mail has another path now
        401 | make another one with the scope api
        403 | the role Maintainer in the project acme/mail; CI_JOB_TOKEN can't write variables
        409 | several variables of that name
        400 | What GitLab says of it is all that is known
        422 | fix what it names, then try again
        429 | GitLab's rate limit: try again in some minutes
        503 | GitLab is down or is being updated
        """)
    void aRefusal_saysWhatToDo(int status, String advice) {
        gitlab.refusals.put("GET", status);
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(advice);
        assertThatThrownBy(() -> sink().read()).hasMessageContaining(advice);
        assertThat(failure(sink(), 1, Optional.empty())).hasMessageContaining(advice);
        gitlab.refusals.clear();
        gitlab.refusals.put("POST", status);
        assertThat(failure(sink(), 1, Optional.empty())).hasMessageContaining(advice);
    }

    /** A login page or an empty object is of no variable, and does not say what one holds. */
    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "{}", "null"})
    void anAnswerThatIsNotUnderstood_isNoAbsence_andSaysWhatToDo(String answer) {
        gitlab.answers.put("GET", answer);
        assertThatThrownBy(sink()::read)
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("GitLab answered 200, but the answer can't be used")
                .hasMessageContaining("look at the address (base-url, or CI_API_V4_URL) and at the proxy")
                .hasMessageNotContaining("the provider");
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(gitlab.variables).isEmpty();
    }

    @Test
    void aGitLabThatIsNotReached_orHasFailed_isNamed_withWhatToDo() {
        gitlab.refusals.put("GET", 500);
        assertThatThrownBy(sink()::read)
                .hasMessageContaining("GitLab, or a proxy before it, has failed: try again in some minutes");
        gitlab.close();
        assertThatThrownBy(sink()::read)
                .hasMessageContaining("GitLab was not reached, nothing was sent")
                .hasMessageContaining("Is GitLab up, is its address right (base-url, or CI_API_V4_URL)");
    }

    @Test
    void aProjectThatIsNotThere_isNoMissingVariable() {
        assertThatThrownBy(() -> sink(GitLabPlace.ofProject("acme/other", NAME))
                        .creating()
                        .check())
                .hasMessageContaining(
                        "Is there a project acme/other, and has the credential the role Maintainer in it?");
        assertThatThrownBy(() ->
                        sink(GitLabPlace.ofGroup("other", NAME)).creating().check())
                .hasMessageContaining("Is there a group other, and has the credential the role Owner in it?");
    }

    @Test
    void aCredentialThatMayOnlyRead_isToldBeforehand() {
        gitlab.scopes = List.of("read_api");
        assertThatThrownBy(() -> sink().check()).hasMessageContaining("has the scope read_api, which is not enough");
        assertThat(gitlab.variables).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotCome_isAFailureOfTheSink() {
        gitlab.isSilentAboutScopes = true;
        assertThatThrownBy(() -> sink().check())
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("nothing was changed");
    }

    /** GitLab takes 10,000 characters; which key it is counts more than what the key may do. */
    @Test
    void aMarkThatIsTooLong_isKeptWithoutTheSettings() {
        var settings = KeySettings.of(Map.of("domains", Collections.nCopies(600, "some-domain.example")));
        var mark = new KeyMark("emailit", "id", "name", "r1", 1, settings);
        var sink = sink();
        sink.put(new Delivery(Secret.of(token(1)), mark), Optional.empty());
        KeyMark read = sink.read().mark().orElseThrow();
        assertThat(read.keyId()).isEqualTo("id");
        assertThat(read.settings().values()).isEmpty();
    }

    /** Old servers expand every variable; of a mark nobody has a use for that. */
    @Test
    void aMarkWithADollar_isKeptInAVariableThatIsExpanded() {
        seedAnothers();
        gitlab.seed("projects", NAME + "_MAILKEYS", "*", "{}");
        var sink = sink(PLACE);
        sink.put(delivery(1), Optional.empty());
        assertThat(sink.read().mark()).contains(MARK);
    }

    @Test
    void aWrongCredential_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> sink(PLACE, "glpat-wrongwrongwrongwrong12").check())
                .hasMessageContaining("has ended or was revoked")
                .hasMessageNotContaining("wrongwrong");
    }
}
