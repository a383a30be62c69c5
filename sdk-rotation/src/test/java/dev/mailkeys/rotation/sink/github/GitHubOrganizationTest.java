package dev.mailkeys.rotation.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.github.GitHubStandIn.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GitHubOrganizationTest extends GitHubContract {

    @Override
    String prefix() {
        return "/orgs/acme/actions";
    }

    @Override
    GitHubSecretPlace place() {
        return GitHubSecretPlace.organization("acme");
    }

    private void put(GitHubSecretPlace place, int number) {
        sink(place, GitHubStandIn.CREDENTIAL).put(delivery(number), Optional.empty());
    }

    private String visibility(String name) {
        return gitHub.audiences.get(name).path("visibility").asText();
    }

    private List<Long> selected(String name) {
        JsonNode ids = gitHub.audiences.get(name).path("selected_repository_ids");
        return StreamSupport.stream(ids.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void aNewSecret_isForPrivateRepositories_andItsVariableForNone() {
        put(place(), 1);
        assertThat(visibility(secret())).isEqualTo("private");
        assertThat(visibility(variable())).isEqualTo("selected");
        assertThat(selected(variable())).isEmpty();
    }

    /** A rotation changes a token, and not who sees it. */
    @Test
    void whoSeesASecret_staysAsItIs_whereNothingIsSaidOfIt() {
        put(place().visibleToAll(), 1);
        put(place(), 2);
        assertThat(visibility(secret())).isEqualTo("all");
        put(place().visibleTo(List.of("mail", "web")), 3);
        put(place(), 4);
        assertThat(visibility(secret())).isEqualTo("selected");
        assertThat(selected(secret())).containsExactly(GitHubStandIn.MAIL, GitHubStandIn.WEB);
        assertThat(stored()).contains(token(4));
        put(place().visibleToPrivate(), 5);
        assertThat(visibility(secret())).isEqualTo("private");
        assertThat(gitHub.audiences.get(secret()).has("selected_repository_ids"))
                .isFalse();
    }

    @Test
    @Timeout(60)
    void aServerThatShowsTheSamePageAgainAndAgain_isAskedNoFurther() {
        put(place().visibleTo(List.of("mail")), 1);
        ArrayNode ids = ((ObjectNode) gitHub.audiences.get(secret())).putArray("selected_repository_ids");
        LongStream.rangeClosed(1, 100).forEach(ids::add);
        put(place(), 2);
        assertThat(selected(secret())).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aRepositoryThatIsToSeeIt_andIsNotThere_isToldBeforeAnythingIsWritten() {
        var sink = sink(place().visibleTo(List.of("mail", "gone")), GitHubStandIn.CREDENTIAL);
        assertThatThrownBy(sink::check).hasMessageContaining("Is each repository that is to see the secret there");
        assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(gitHub.calls).allMatch(call -> call.startsWith("GET"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER_COMMIT", "ERROR_AFTER_COMMIT", "CUT_BEFORE_COMMIT"})
    void aSecretWhoseAnswerIsLostOnce_isWrittenAgainAsItWasMeant(Fault fault) {
        lose(fault);
        gitHub.faultsLeft = 1;
        put(place().visibleTo(List.of("web")), 1);
        assertThat(stored()).contains(token(1));
        assertThat(selected(secret())).containsExactly(GitHubStandIn.WEB);
        assertThat(sink().read().mark()).contains(MARK);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER_COMMIT", "ERROR_AFTER_COMMIT", "CUT_BEFORE_COMMIT"})
    void aSecretWhoseAnswerIsAlwaysLost_mayHaveBeenWritten_andHasNoMark(Fault fault) {
        put(place(), 1);
        lose(fault);
        assertThat(failure(sink(), 2, Optional.empty()).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(sink().read().mark()).isEmpty();
        gitHub.faults.clear();
        put(place(), 2);
        assertThat(sink().read().mark()).contains(MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "actions, organization permission Secrets",
        "dependabot, organization permission Organization dependabot secrets",
        "codespaces, organization permission Organization codespaces secrets"
    })
    void eachProgram_hasItsPath_andItsPermission(String program, String permission) {
        var place = program.equals("actions")
                ? place()
                : program.equals("dependabot") ? place().dependabot() : place().codespaces();
        put(place.visibleTo(List.of("mail")), 1);
        assertThat(gitHub.secrets).containsOnlyKeys("/orgs/acme/" + program + "/" + NAME);
        assertThat(gitHub.variables.keySet()).allMatch(name -> name.startsWith("/orgs/acme/actions/" + NAME));
        var sink = sink(place, GitHubStandIn.CREDENTIAL);
        assertThat(sink.read().mark()).contains(MARK);
        gitHub.missingRights.add("secrets");
        assertThatThrownBy(sink::check).hasMessageContaining("the " + permission + ", read and write");
        gitHub.missingRights.clear();
        gitHub.missingRights.add("variables");
        assertThatThrownBy(sink::check).hasMessageContaining("the organization permission Variables, read and write");
    }

    @Test
    void anOrganizationThatIsHidden_isSaidToBe() {
        gitHub.hidden = true;
        assertThatThrownBy(sink()::check).hasMessageContaining("GitHub shows no organization acme to this credential");
        gitHub.hidden = false;
        gitHub.refusals.put("GET key", 404);
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("acme is there. Give the credential the organization permission Secrets");
    }
}
