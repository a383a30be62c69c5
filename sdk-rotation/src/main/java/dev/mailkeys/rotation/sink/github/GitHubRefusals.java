package dev.mailkeys.rotation.sink.github;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.provider.TimeWords;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What to do about a refusal of GitHub's. GitHub answers 404 to what the credential may not see, and a redirect to what
 * was renamed. A further read finds out which; redirects are not followed.
 */
final class GitHubRefusals {

    /** What is needed to see a repository at all. */
    static final String METADATA = "repository permission Metadata";

    private final GitHubSecretPlace place;
    private final GitHubDirectory directory;
    private final Supplier<Instant> clock;

    /**
     * Advice for one place.
     *
     * @param place the place
     * @param directory is asked if a refusal says too little
     * @param clock tells until when a rate limit lasts
     */
    GitHubRefusals(GitHubSecretPlace place, GitHubDirectory directory, Supplier<Instant> clock) {
        this.place = place;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What to do next.
     *
     * @param failed what GitHub said, or why it said nothing
     * @param permission what the call needs
     * @return a sentence with a space before it; empty where there is nothing to say
     */
    String advice(MailkeysException failed, String permission) {
        return failed instanceof ApiException refused ? ofRefusal(refused, permission) : GitHub.SERVER.advice(failed);
    }

    private String ofRefusal(ApiException refused, String permission) {
        if (GitHub.isRateLimit(refused)) {
            return limit(refused);
        }
        if (GitHub.isMoved(refused)) {
            return moved(refused);
        }
        return switch (refused.status()) {
            case 401 -> " The credential for GitHub has ended, was revoked or is wrong: make another one.";
            case 403 -> forbidden(refused, permission);
            case 404 -> " " + missing(refused, permission);
            case 422 -> " GitHub does not take the call as it is: fix what it names.";
            default -> GitHub.SERVER.advice(refused);
        };
    }

    private String limit(ApiException refused) {
        return refused.retryAfter()
                .map(wait -> " That is GitHub's rate limit: it answers again at "
                        + TimeWords.notBefore(clock.get().plus(wait)) + ", in " + TimeWords.of(wait) + ".")
                .orElse(" That is GitHub's rate limit: try again in some minutes.");
    }

    private String forbidden(ApiException refused, String permission) {
        return refused.providerMessage().toLowerCase(Locale.ROOT).contains("archived")
                ? " " + archived()
                : " Give the credential the " + right(permission) + ".";
    }

    /** The permission with its access; there is none to write metadata. */
    private static String right(String permission) {
        return permission.equals(METADATA) ? permission + ", read" : permission + ", read and write";
    }

    /** The message for an archived repository. */
    String archived() {
        return place.owner() + " is archived, so GitHub changes nothing in it. Unarchive it, or take this sink out.";
    }

    private String moved(ApiException refused) {
        String next = " Nothing was sent there. ";
        try {
            return GitHub.movedTo(refused)
                    .map(directory::repositoryById)
                    .map(now -> " " + place.owner() + " is now " + now.fullName() + "." + next
                            + "If that is yours, write " + now.fullName() + " in its place.")
                    .orElse(" " + place.owner() + " has another name now." + next + "Look it up at GitHub.");
        } catch (MailkeysException hidden) {
            return " " + place.owner() + " has another name now, which GitHub does not show to this credential." + next
                    + "Look it up at GitHub, and let the credential see it.";
        }
    }

    private String missing(ApiException refused, String permission) {
        if (refused.operation().equals("github.getRepository") && place.isOrganization()) {
            return "Is each repository that is to see the secret there, and does the credential see it?";
        }
        try {
            return seen(permission);
        } catch (NotFoundException hidden) {
            return hidden();
        } catch (MailkeysException unknown) {
            return "Is " + place.owner()
                    + place.environment()
                            .map(name -> ", with an environment " + name + ",")
                            .orElse("") + " there, and has the credential the " + right(permission) + "?";
        }
    }

    private String seen(String permission) {
        String there = place.owner() + " is there";
        if (place.isOrganization()) {
            directory.organization(place.owner());
            return there + ". Give the credential the " + right(permission) + ": GitHub hides what may not be seen.";
        }
        directory.repository(place.parts().get(0), place.parts().get(1));
        return place.environment()
                .map(name -> there + ". Is there an environment " + name + " in it, and has the credential the "
                        + right(permission) + "?")
                .orElse(there + ". Give the credential the " + right(permission)
                        + ": GitHub hides what may not be seen.");
    }

    private String hidden() {
        return place.isOrganization()
                ? "GitHub shows no organization " + place.owner()
                        + " to this credential. Check the name; a user's account is none, so name a repository of it."
                : "GitHub shows no repository " + place.owner()
                        + " to this credential. Check the name; a private one must be among the repositories of the"
                        + " token, or of the app's installation.";
    }
}
