package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a variable, and finds out what became of a write that got no answer. */
final class GitLabWrites {

    /** So often an answer may be lost. */
    private static final int TRIES = 4;

    private final GitLabCalls calls;
    private final Settings settings;

    GitLabWrites(GitLabCalls calls, Settings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    /**
     * What a variable is to be besides its value.
     *
     * @param visibility who sees the value
     * @param isProtected whether only protected branches and tags get it; empty to leave that as it is
     * @param mayCreate whether the variable is made where there is none
     */
    record Settings(GitLabVisibility visibility, Optional<Boolean> isProtected, boolean mayCreate) {

        /** What says whose the token is holds no secret, and is made where it is missing. */
        Settings ofMark() {
            return new Settings(GitLabVisibility.VISIBLE, isProtected, true);
        }
    }

    GitLabPlace place() {
        return calls.place();
    }

    /** Looks at the variable, and refuses one that is not what it should be. */
    Optional<Variable> look() {
        Optional<Variable> now = calls.read();
        now.ifPresent(this::requireEnvironments);
        now.ifPresent(this::requireVisibility);
        if (now.isEmpty() && !settings.mayCreate()) {
            throw refusal("there is no such variable. Make it, or let it be made: create = true in mailkeys.toml");
        }
        return now;
    }

    /** Refuses a credential that may read a variable and not write it, where GitLab says so. */
    List<String> requireScope() {
        List<String> scopes = calls.scopes();
        if (!scopes.isEmpty() && !scopes.contains("api")) {
            throw refusal("the credential has the scope " + String.join(", ", scopes)
                    + ", which is not enough: make one with the scope api");
        }
        return scopes;
    }

    /** Servers that do not know the filter answer with a variable of another scope. */
    private void requireEnvironments(Variable now) {
        String wanted = calls.place().scope();
        String found = now.scope().orElse("*");
        if (!found.equals(wanted)) {
            throw refusal("this GitLab shows the variable for " + found + " in place of the one for " + wanted
                    + ". It is too old to tell them apart: update it to 16.9 or newer, or give the variable a name of"
                    + " its own");
        }
    }

    private void requireVisibility(Variable now) {
        boolean isHidden = now.visibility() == GitLabVisibility.HIDDEN;
        boolean mayBe = settings.visibility() == GitLabVisibility.HIDDEN;
        if (isHidden && !mayBe) {
            throw refusal("the variable is hidden, so it can't be read back. Say so: visibility = \"hidden\" in"
                    + " mailkeys.toml");
        }
        if (mayBe && !isHidden) {
            throw refusal("the variable is not hidden, and GitLab hides only new ones. Delete it and set"
                    + " create = true in mailkeys.toml, or say visibility = \"masked\"");
        }
    }

    /** Refuses a token that can't be the variable's value. */
    void requireFit(Secret token, Optional<Variable> seen) {
        MaskRule.problem(token, settings.visibility(), seen).ifPresent(problem -> {
            throw refusal(problem);
        });
    }

    /** Puts a token there, or a text, and looks whether it is there then. */
    void write(Secret token, Optional<Variable> seen) {
        requireFit(token, seen);
        Optional<Variable> now = seen;
        for (int tried = 1; ; tried++) {
            try {
                send(token, now);
                requireThere(token);
                return;
            } catch (MailkeysException failed) {
                now = afterwards(token, seen, failed, tried);
                if (now.filter(it -> it.holds(token)).isPresent()) {
                    return;
                }
            }
        }
    }

    private void send(Secret token, Optional<Variable> now) {
        Map<String, Object> more = settings.isProtected()
                .<Map<String, Object>>map(it -> Map.of("protected", it))
                .orElse(Map.of());
        if (now.isEmpty()) {
            calls.create(token, MaskRule.atCreation(settings.visibility(), more));
        } else {
            calls.update(token, MaskRule.atUpdate(settings.visibility(), more));
        }
    }

    /** What is there after a write that failed, if it may be sent again. */
    private Optional<Variable> afterwards(Secret token, Optional<Variable> seen, MailkeysException failed, int tried) {
        boolean isTaken = failed instanceof ApiException refused && GitLab.isTaken(refused);
        if (isTaken && tried == 1) {
            throw conflict();
        }
        if (!failed.mayHaveTakenEffect() && !isTaken) {
            Kind kind = tried == 1 ? Kind.UNCHANGED : Kind.UNKNOWN;
            throw failure(kind, tried == 1 ? "nothing was written" : "it may have been written", failed);
        }
        Optional<Variable> now;
        try {
            now = calls.read();
        } catch (MailkeysException alsoFailed) {
            throw failure(Kind.UNKNOWN, "it may have been written", failed);
        }
        boolean isHidden = now.or(() -> seen)
                .filter(it -> it.visibility() == GitLabVisibility.HIDDEN)
                .isPresent();
        boolean isOurs = now.filter(it -> it.holds(token)).isPresent();
        if (!isOurs && !isHidden && !token(now).equals(token(seen))) {
            throw overwritten("may have been");
        }
        if (!isOurs && tried == TRIES) {
            throw failure(Kind.UNKNOWN, "it may have been written", failed);
        }
        return now;
    }

    /** GitLab has no write that is bound to what was there: who wrote in the same moment is seen here, or not at all. */
    private void requireThere(Secret token) {
        Optional<Variable> now;
        try {
            now = calls.read();
        } catch (MailkeysException unseen) {
            // The write itself was answered.
            return;
        }
        boolean canTell =
                now.filter(it -> it.visibility() != GitLabVisibility.HIDDEN).isPresent() || now.isEmpty();
        if (canTell && now.filter(it -> it.holds(token)).isEmpty()) {
            throw overwritten("was");
        }
    }

    private static Optional<Secret> token(Optional<Variable> variable) {
        return variable.flatMap(Variable::token);
    }

    /** Whoever has read it meanwhile has a token of ours, so that this is no conflict in which nothing was written. */
    private SinkException overwritten(String certainty) {
        return new SinkException(
                Kind.UNKNOWN,
                calls.place().name() + ": the new value " + certainty + " written, and another has changed it since."
                        + " Find out who writes it too, then run mailkeys resume.",
                null);
    }

    SinkException conflict() {
        return new SinkException(
                Kind.CONFLICT, calls.place().name() + " was changed by another since it was read.", null);
    }

    private SinkException refusal(String what) {
        return new SinkException(Kind.UNCHANGED, calls.place().name() + ": " + what + ".", null);
    }

    SinkException failure(Kind kind, String what, MailkeysException failed) {
        String advice = GitLab.advice(failed, calls.place());
        return new SinkException(
                kind, calls.place().name() + ": " + what + ". " + failed.getMessage() + advice, failed);
    }
}
