package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.options.Syntax;

/** What {@code mailkeys.toml} looks like, in the help of {@code plan}. */
final class Guide {

    /** A file that can be copied as it is. */
    private static final String SAMPLE = """
            journal = "journal"            # the folder for journals. Default: the platform's folder for state
            at-once = 4                    # how many targets are rotated side by side
            canary = true                  # the first target alone, before the others

            [accounts.main]                # needed only if a provider's usual variables are not enough
            provider = "emailit"           # jetemail, emailit or elasticemail. Default: the account's name
            token-env = "EMAILIT_API_KEY"  # or token-file
            # Also: base-url, proxy, ca-file, timeout, retries, pace-share, at-once

            [targets.newsletter]
            account = "main"               # an account above; or jetemail, emailit, elasticemail
            key = "newsletter"             # the key's name or id. Default: the target's name
            strategy = "overlap"           # or "in-place"; or "alternate", with alternate-key, key-in-use
            rotate-every = "90d"           # due at that age. Default: at every rotate and maintain
            grace = "1h"                   # both keys work that long
            sinks = ["app", "settings", "secret", "server", "actions"]
            # Also: soak, wait-for-readers, expire-old-key-after, longest-wait, verify-within, settle-time,
            # max-attempts, attempts-within, keep-journals, settings

            [sinks.app]
            type = "dotenv"
            path = "app.env"
            variable = "EMAILIT_TOKEN"
            # Also, for each type that is a file: allow-others = true lets other users read it;
            # folder-owner = "app" accepts a folder that belongs to that user;
            # readers = 8 keeps the old key until the marks of 8 readers say that they have the new
            # token; marks = "folder" if they are not beside the file

            [sinks.settings]
            type = "json"
            path = "settings.json"
            field = "mail.token"           # or a path: ["mail", "token"]

            [sinks.secret]
            type = "raw"                   # the token and nothing else
            path = "token"

            [sinks.server]
            type = "exec"
            command = ["./put-token"]      # gets the token on standard input
            # Also: reader, idempotent, limit, settle-time, environment, keep, without

            [sinks.actions]
            type = "github-secret"         # credential: MAILKEYS_GITHUB_TOKEN, or name token-env
            repository = "acme/mail"
            secret = "EMAILIT_TOKEN"
            # Also: environment, or app = "dependabot" or "codespaces"; in place of repository:
            # organization, and then visibility, repositories
            # Also: settle-time, token-env, base-url, proxy, ca-file, timeout, retries

            # Other types of sinks: gitlab-variable, vault-kv; with a jar of their own kubernetes-secret,
            # aws-secretsmanager, aws-ssm. Other tables: [database], [audit], [audit.exceptions.NAME].
            # All keys: docs/reference/mailkeys-toml.md
            """;

    private Guide() {}

    static void describe(Syntax syntax) {
        syntax.about(
                "Shows what is due and every remote call that a rotate would make. Sends nothing but reads.",
                "",
                "mailkeys.toml names secrets and never holds one. Relative paths start at its folder. Durations"
                        + " are \"30s\", \"2m\", \"12h\" or \"90d\". A sample:",
                "");
        syntax.sample(SAMPLE);
    }
}
