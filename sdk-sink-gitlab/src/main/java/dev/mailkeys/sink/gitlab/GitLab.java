package dev.mailkeys.sink.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** GitLab as a sink sees it: its address, its tokens, and what to do about its refusals. */
final class GitLab {

    /** The address of its API. Every job has this variable, also on self-managed servers. */
    static final SinkServer SERVER =
            new SinkServer("gitlab", "GitLab", URI.create("https://gitlab.com/api/v4"), "CI_API_V4_URL");

    /** Not {@code CI_JOB_TOKEN}, which every job has and which can't write variables. */
    static final String CREDENTIAL = "MAILKEYS_GITLAB_TOKEN";

    private static final List<Pattern> TOKENS = List.of(Pattern.compile("gl[a-z]{2,8}-[A-Za-z0-9_.-]{16,}+"));

    static final ProviderProfile PROFILE = ProviderProfile.of(
                    SERVER.name(),
                    SERVER.address(),
                    Auth.header("PRIVATE-TOKEN"),
                    TOKENS,
                    ErrorReader.of(
                            Refusal.class,
                            (status, said) -> ProviderError.of(ErrorKind.ofStatus(status), said.words())))
            .withWords(new ProviderProfile.Words(SERVER.title(), "the variable"));

    private GitLab() {}

    /** Whether the variable is missing, not its project or group. */
    static boolean isAboutVariable(ApiException refused) {
        return refused.providerMessage().contains("Variable");
    }

    /** Whether the variable exists by now: somebody else created it, or we did and the answer was lost. */
    static boolean isTaken(ApiException refused) {
        return refused.status() == 400 && refused.providerMessage().contains("already been taken");
    }

    /** What to do about a call that failed. GitLab hides what may not be seen behind a 404. */
    static String advice(MailkeysException failed, GitLabPlace place) {
        return failed instanceof ApiException refused ? ofRefusal(refused, place) : SERVER.advice(failed);
    }

    private static String ofRefusal(ApiException refused, GitLabPlace place) {
        boolean ofGroup = place.owner() == GitLabPlace.Owner.GROUP;
        String owner = ofGroup ? "group " + place.path() : "project " + place.path();
        String role = ofGroup ? "Owner" : "Maintainer";
        return switch (refused.status()) {
            case 301, 302, 307, 308, 405 ->
                " The " + owner
                        + " has another path now: look it up in GitLab, and if it is yours, write that path or its"
                        + " number. Nothing is sent there by itself.";
            case 400 ->
                " What GitLab says of it is all that is known; look at the variable's settings in " + owner + ".";
            case 401 -> " The credential has ended or was revoked: make another one with the scope api.";
            case 403 ->
                " The credential needs the scope api and the role " + role + " in the " + owner
                        + "; CI_JOB_TOKEN can't write variables.";
            case 404 -> " Is there a " + owner + ", and has the credential the role " + role + " in it?";
            case 409 ->
                " There are several variables of that name, and this GitLab does not tell them apart: update it, or"
                        + " leave one.";
            case 429 -> " That is GitLab's rate limit: try again in some minutes.";
            case 502, 503, 504 -> " GitLab is down or is being updated: try again later.";
            default -> SERVER.advice(refused);
        };
    }

    /**
     * A refusal of GitLab: a text, or the problem of each field, without the fields' values.
     *
     * @param message the message
     * @param error the error, if a parameter is missing or of the wrong type
     */
    record Refusal(
            @JsonProperty("message") Optional<Object> message,
            @JsonProperty("error") Optional<Object> error) {

        String words() {
            return message.or(() -> error).map(Refusal::words).orElse("");
        }

        private static String words(Object said) {
            if (said instanceof Map<?, ?> byField) {
                return byField.entrySet().stream()
                        .map(field -> field.getKey() + " " + words(field.getValue()))
                        .collect(Collectors.joining("; "));
            }
            return said instanceof Collection<?> all
                    ? all.stream().map(Refusal::words).collect(Collectors.joining(", "))
                    : String.valueOf(said);
        }
    }
}
