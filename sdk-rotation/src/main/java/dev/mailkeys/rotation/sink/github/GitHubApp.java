package dev.mailkeys.rotation.sink.github;

/** GitHub's programs that use secrets, and the names of their permissions. */
enum GitHubApp {
    ACTIONS("actions", "Actions", "repository permission Secrets", "organization permission Secrets"),
    DEPENDABOT(
            "dependabot",
            "Dependabot",
            "repository permission Dependabot secrets",
            "organization permission Organization dependabot secrets"),
    CODESPACES(
            "codespaces",
            "Codespaces",
            "repository permission Codespaces secrets",
            "organization permission Organization codespaces secrets");

    private final String word;
    private final String title;
    private final String repositoryPermission;
    private final String organizationPermission;

    GitHubApp(String word, String title, String repositoryPermission, String organizationPermission) {
        this.word = word;
        this.title = title;
        this.repositoryPermission = repositoryPermission;
        this.organizationPermission = organizationPermission;
    }

    /** As it stands in paths. */
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    String repositoryPermission() {
        return repositoryPermission;
    }

    String organizationPermission() {
        return organizationPermission;
    }
}
