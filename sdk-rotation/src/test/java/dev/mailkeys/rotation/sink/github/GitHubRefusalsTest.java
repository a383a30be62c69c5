package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.Canary;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub means by a refusal, in the words of the sink. */
class GitHubRefusalsTest extends GitHubContract {

    @Override
    String prefix() {
        return "/actions";
    }

    @Override
    GitHubSecretPlace place() {
        return GitHubSecretPlace.repository("acme/mail");
    }

    private void rename() {
        gitHub.currentName = "post";
        gitHub.formerName = "acme/mail";
    }

    @Test
    void aRepositoryWithANewName_isNotWrittenTo_andTheNameIsSaid() {
        rename();
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("acme/mail is now acme/post.")
                .hasMessageContaining("write acme/post in its place");
        assertThat(failure(sink(), 1, Optional.empty()))
                .hasMessageContaining("acme/mail is now acme/post.")
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED));
        assertThat(gitHub.calls).allMatch(call -> call.startsWith("GET"));
        assertThat(gitHub.secrets).isEmpty();
    }

    @Test
    void aRepositoryThatIsRenamedWhileWeWrite_getsNothingUnderItsNewName() {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        gitHub.before("PUT secret", this::rename);
        var failed = failure(sink, 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("answered 307").hasMessageContaining("acme/mail is now acme/post");
        assertThat(stored()).contains(token(1));
    }

    @Test
    void aNewNameThatIsHidden_isToBeLookedUp() {
        rename();
        gitHub.hidden = true;
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("acme/mail has another name now, which GitHub does not show to this credential");
    }

    @Test
    void anArchivedRepository_isSaidBeforehand_andWhereAWriteIsRefused() {
        gitHub.archived = true;
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("acme/mail is archived")
                .hasMessageContaining("Unarchive");
        var failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("acme/mail is archived").hasMessageNotContaining("permission");
    }

    @Test
    void aRepositoryThatIsHidden_isNoMissingPermission() {
        gitHub.hidden = true;
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("GitHub shows no repository acme/mail to this credential")
                .hasMessageContaining("among the repositories of the token");
        gitHub.hidden = false;
        gitHub.refusals.put("GET key", 404);
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("acme/mail is there. Give the credential the repository permission Secrets");
    }

    /** There is no such right as to write metadata. */
    @Test
    void theRepositoryThatMayNotBeSeen_needsMetadataToBeReadAlone() {
        gitHub.refusals.put("GET repository", 403);
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("Give the credential the repository permission Metadata, read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets", "variables"})
    void aPermissionThatIsMissing_isNamedAsGitHubNamesIt(String right) {
        gitHub.missingRights.add(right + ":write");
        var failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("[permissions that it takes: " + right + "=write]");
    }

    @Test
    void aKeyThatGitHubHasChanged_isReadAnew_andTheTokenSealedForIt() {
        gitHub.before("PUT secret", gitHub::changeKeys);
        sink().put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
        assertThat(sink().read().mark()).contains(MARK);
    }

    @Test
    void aPutThatGitHubCanNotTake_changesNothing_andIsToldInItsWords() {
        sink().put(delivery(1), Optional.empty());
        gitHub.message = "Validation Failed";
        gitHub.refusals.put("PUT secret", 422);
        var failed = failure(sink(), 2, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("Validation Failed").hasMessageContaining("fix what it names");
        assertThat(stored()).contains(token(1));
        assertThat(sink().read().mark()).contains(MARK);
    }

    /** Without a word of how long: a minute, and each time twice as long, as GitHub's documents ask. */
    @Test
    void aSecondLimitWithoutATime_isWaitedForTwiceAsLongEachTime() {
        gitHub.message = "You have exceeded a secondary rate limit.";
        gitHub.refusals.put("GET key", 403);
        var patient = sink(Duration.ofMinutes(4));
        assertThatThrownBy(patient::check)
                .hasMessageContaining("try again in some minutes")
                .satisfies(Canary::assertAbsentFrom);
        assertThat(waits.all)
                .filteredOn(wait -> wait.compareTo(Duration.ofSeconds(30)) > 0)
                .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
    }

    /** The fifth refusal is the last: however long somebody may wait, a limit that never ends is told. */
    @Test
    void aLimitThatNeverEnds_isAskedFiveTimes() {
        gitHub.message = "You have exceeded a secondary rate limit.";
        gitHub.refusals.put("GET key", 403);
        assertThatThrownBy(sink(Duration.ofHours(1))::check).hasMessageContaining("try again in some minutes");
        assertThat(waits.all)
                .filteredOn(wait -> wait.compareTo(Duration.ofSeconds(30)) > 0)
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
    }
}
