package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.options.Syntax;

/** What {@code mailkeys.toml} looks like, in the help of {@code plan}. */
final class Guide {

    private Guide() {}

    static void describe(Syntax syntax) {
        syntax.about(
                "Shows what is due and every remote call that a rotate would make. It sends nothing but reads.",
                "",
                "mailkeys.toml names secrets and never holds one; relative paths begin at its folder. Lengths of time"
                        + " are \"30s\", \"2m\", \"12h\" or \"90d\".",
                "",
                "  journal = \"PATH\"          # where journals are kept; default: the platform's state folder",
                "  at-once = 4               # targets side by side; canary = true: the first one alone",
                "  [accounts.NAME]           # not needed for jetemail, emailit, elasticemail with their variables",
                "  provider = \"emailit\"      # default: the account's name",
                "  token-env = \"NAME\"        # or token-file; also base-url, proxy, timeout, retries, at-once",
                "  [targets.NAME]",
                "  account = \"NAME\"          # required",
                "  key = \"NAME OR ID\"        # default: the target's name",
                "  strategy = \"overlap\"      # or in-place; or alternate with alternate-key and key-in-use",
                "  rotate-every = \"90d\"      # due when the key is so old; default: whenever asked",
                "  grace = \"1h\"              # both keys work so long; also soak, expire-old-key-after,"
                        + " longest-wait,",
                "                            # verify-within, settle-time, max-attempts, attempts-within",
                "  sinks = [\"NAME\"]          # required",
                "  [sinks.NAME]",
                "  type = \"dotenv\"           # path, variable; or raw: path; or json: path, field = \"mail.token\"",
                "                            # or [\"mail.token\"]; allow-others = true: others may read the file",
                "                            # folder-owner = \"app\": its folder may belong to that user",
                "                            # or exec: command = [\"PROGRAM\", …], which gets the token on standard"
                        + " input;",
                "                            # also reader, idempotent, limit, settle-time, environment, keep, without",
                "                            # or github-secret: repository, secret; also environment, settle-time,",
                "                            # token-env (default MAILKEYS_GITHUB_TOKEN), base-url, proxy, timeout,"
                        + " retries");
    }
}
