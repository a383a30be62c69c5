package dev.mailkeys.sink.gitlab;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where in GitLab a token is: a CI/CD variable of a project or a group, for all environments or for some.
 *
 * @param owner whether a project or a group has it
 * @param path the path of the project or group, {@code acme/mail}, or its number
 * @param variable the variable's name
 * @param scope the environments that see it, as GitLab keeps it: {@code *} for all, {@code production}, {@code review/*}
 */
public record GitLabPlace(Owner owner, String path, String variable, String scope) {

    /** What has variables. */
    public enum Owner {
        /** A project. */
        PROJECT("projects"),
        /** A group, whose variables all its projects see. */
        GROUP("groups");

        private final String collection;

        Owner(String collection) {
            this.collection = collection;
        }

        String collection() {
            return collection;
        }
    }

    private static final String EVERY_ENVIRONMENT = "*";

    private static final String OF_MARK = "_MAILKEYS";

    /** GitLab takes 255 characters; our mark stands in a variable whose name is longer. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,240}(" + OF_MARK + ")?");

    /**
     * Checks that GitLab can have such a place.
     *
     * @param owner whether a project or a group has it
     * @param path its path or number
     * @param variable the variable's name
     * @param scope the environments that see it
     * @throws IllegalArgumentException if it can't
     */
    public GitLabPlace {
        Objects.requireNonNull(path, "path must not be null");
        Objects.requireNonNull(variable, "variable must not be null");
        Objects.requireNonNull(scope, "scope must not be null");
        Objects.requireNonNull(owner, "owner must not be null");
        require(problemOfPath(path));
        require(problemOfVariable(variable));
        require(problemOfScope(scope));
    }

    /**
     * A variable of a project, for all environments.
     *
     * @param path the project's path, {@code acme/mail}, or its number
     * @param variable the variable's name
     * @return the place
     * @throws IllegalArgumentException if GitLab can't have such a place
     */
    public static GitLabPlace ofProject(String path, String variable) {
        return new GitLabPlace(Owner.PROJECT, path, variable, EVERY_ENVIRONMENT);
    }

    /**
     * A variable of a group, for all environments.
     *
     * @param path the group's path, {@code acme}, or its number
     * @param variable the variable's name
     * @return the place
     * @throws IllegalArgumentException if GitLab can't have such a place
     */
    public static GitLabPlace ofGroup(String path, String variable) {
        return new GitLabPlace(Owner.GROUP, path, variable, EVERY_ENVIRONMENT);
    }

    /**
     * The variable of the same name that some environments see. Of a group, GitLab has that in its paid editions.
     *
     * @param environments their scope, {@code production} or {@code review/*}
     * @return the place
     * @throws IllegalArgumentException if that is no scope
     */
    public GitLabPlace inEnvironments(String environments) {
        Objects.requireNonNull(environments, "environments must not be null");
        return new GitLabPlace(owner, path, variable, environments);
    }

    /** The sink's name. */
    String name() {
        String group = owner == Owner.GROUP ? "group " : "";
        return "gitlab:" + group + path + (scope.equals(EVERY_ENVIRONMENT) ? "" : ":" + scope) + "#" + variable;
    }

    /** The variable beside it that says whose token it holds. */
    GitLabPlace ofMark() {
        return new GitLabPlace(owner, path, variable + OF_MARK, scope);
    }

    static Optional<String> problemOfPath(String text) {
        boolean fits = text.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");
        return fits
                ? Optional.empty()
                : Optional.of("takes the path of a project or a group, acme/mail, as in its address, or its number");
    }

    static Optional<String> problemOfVariable(String text) {
        return NAME.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("takes up to 240 letters, digits and underscores");
    }

    static Optional<String> problemOfScope(String text) {
        return text.matches("[A-Za-z0-9_/${}. *-]{1,255}")
                ? Optional.empty()
                : Optional.of("takes an environment's name, or a scope with * in it, of up to 255 characters");
    }

    private static void require(Optional<String> problem) {
        problem.ifPresent(text -> {
            throw new IllegalArgumentException("A place in GitLab " + text + ".");
        });
    }
}
