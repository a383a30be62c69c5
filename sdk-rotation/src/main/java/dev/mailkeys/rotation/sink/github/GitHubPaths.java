package dev.mailkeys.rotation.sink.github;

/**
 * The paths of one place's secrets and of the variables beside them.
 *
 * @param place the place
 */
record GitHubPaths(GitHubSecretPlace place) {

    String secrets() {
        return base(place.app()) + "/secrets";
    }

    /** Dependabot and Codespaces have no variables, so these are those of Actions. */
    String variables() {
        return base(GitHubApp.ACTIONS) + "/variables";
    }

    private String base(GitHubApp app) {
        if (place.isOrganization()) {
            return "/orgs/{organization}/" + app.word();
        }
        return "/repos/{owner}/{repository}/"
                + (place.environment().isPresent() ? "environments/{environment}" : app.word());
    }

    /** The variable that says whose token a secret holds. One for each program: the three secrets may have one name. */
    String variable(String secret) {
        return secret + "_MAILKEYS" + (place.app() == GitHubApp.ACTIONS ? "" : "_" + place.app());
    }
}
