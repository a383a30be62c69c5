package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a variable, and finds out the outcome of a write without an answer. */
final class GitLabWrites {

    /** How often an answer may be lost. */
    private static final int TRIES = 4;

    private final GitLabCalls calls;
    private final Settings settings;

    GitLabWrites(GitLabCalls calls, Settings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    /**
     * A variable's settings besides its value.
     *
     * @param visibility who sees the value
     * @param isProtected whether only protected branches and tags get it; empty to leave that unchanged
     * @param mayCreate whether a missing variable is created
     */
    record Settings(GitLabVisibility visibility, Optional<Boolean> isProtected, boolean mayCreate) {

        /** The variable with the mark: it holds no secret, and is created if it is missing. */
        Settings ofMark() {
            return new Settings(GitLabVisibility.VISIBLE, isProtected, true);
        }
    }

    GitLabPlace place() {
        return calls.place();
    }

    /** Reads the variable, and refuses one that is not as expected. */
    Optional<Variable> look() {
        Optional<Variable> now = calls.read();
        now.ifPresent(this::requireEnvironments);
        now.ifPresent(this::requireVisibility);
        if (now.isEmpty() && !settings.mayCreate()) {
            throw refusal("there is no such variable. Make it, or let it be made: create = true in mailkeys.toml");
        }
        return now;
    }

    /** Refuses a credential that may read but not write variables, if GitLab says so. */
    List<String> requireScope() {
        List<String> scopes = calls.scopes();
        if (!scopes.isEmpty() && !scopes.contains("api")) {
            throw refusal("the credential has the scope " + String.join(", ", scopes)
                    + ", which is not enough: make one with the scope api");
        }
        return scopes;
    }

    /** Servers without this filter answer with a variable of another scope. */
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

    /** Writes a token or a text, and checks that it is there afterwards. */
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

    /** What is there after a failed write, if it may be sent again. */
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

    /** GitLab has no conditional write: a write of somebody else in the same moment is seen here, or not at all. */
    private void requireThere(Secret token) {
        Optional<Variable> now;
        try {
            now = calls.read();
        } catch (MailkeysException unseen) {
            // The write itself had an answer.
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

    /** Not a conflict in which nothing was written: somebody may have read our token meanwhile. */
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
