package dev.mailkeys.cli.options;

/** The options that commands have in common, so that the same thing has the same name everywhere. */
public final class CommonOptions {

    private CommonOptions() {}

    /** For every command that only reads. */
    public static void read(Syntax syntax) {
        connection(syntax);
        output(syntax);
    }

    /** For every command that changes something. */
    public static void change(Syntax syntax) {
        dryRun(syntax);
        read(syntax);
    }

    /** For every command that asks before it changes something. */
    public static void destroy(Syntax syntax) {
        yes(syntax);
        change(syntax);
    }

    /** Credential, address and time limits. */
    static void connection(Syntax syntax) {
        syntax.value("--token-env", "NAME", "The environment variable that holds the management credential.")
                .file("--token-file", "The file that holds the management credential.")
                .flag("--token-stdin", "Read the management credential from standard input.")
                .value("--base-url", "URL", "Call this address instead of the provider's.")
                .value(
                        "--timeout",
                        "TIME",
                        "How long a call may take, all attempts included: 500ms, 30s, 2m. Default: 1m.")
                .value("--retries", "N", "How often to retry where that is safe. Default: 3.")
                .value(
                        "--pace-share",
                        "FRACTION",
                        "This machine's part of the calls that the account may make: 1/3. Default: 1/1, all of them.")
                .value("--proxy", "URL", "The HTTP proxy to use: http://HOST:PORT. Default: HTTPS_PROXY, if set.")
                .file(
                        "--ca-file",
                        "Trust the authorities in this PEM file, in place of the usual ones. Default: SSL_CERT_FILE, if"
                                + " set.")
                .value("--profile", "NAME", "The profile of the config file to use.");
    }

    /** What is printed, and how. */
    public static void output(Syntax syntax) {
        syntax.value("--output -o", "FORMAT", "text, json or env. Default: text.", "text", "json", "env");
        messages(syntax);
    }

    public static void messages(Syntax syntax) {
        syntax.flag("--quiet -q", "Print only errors on standard error.")
                .flag("--verbose -v", "Print each attempt on standard error.")
                .flag("--help -h", "Show this help.");
    }

    /** Which {@code mailkeys.toml} is read. */
    public static void rotationFile(Syntax syntax) {
        syntax.file(
                "--file",
                "The file that describes targets and sinks. Default: MAILKEYS_ROTATION_FILE, or ./mailkeys.toml.");
    }

    /** Where the journals of rotations are. */
    public static void database(Syntax syntax) {
        syntax.value(
                "--database",
                "URL",
                "jdbc:postgresql://HOST/DATABASE, the PostgreSQL database with the journals. User and password:"
                        + " MAILKEYS_DATABASE_USER and MAILKEYS_DATABASE_PASSWORD. Default: what mailkeys.toml says.");
    }

    /** Where a new token goes. */
    public static void delivery(Syntax syntax) {
        syntax.file("--to-file", "Write the token to this new file, which only you can read.")
                .flag("--reveal", "Print the token on standard output.");
    }

    static void dryRun(Syntax syntax) {
        syntax.flag("--dry-run", "Show the call that would be made, and change nothing.");
    }

    public static void yes(Syntax syntax) {
        syntax.flag("--yes -y", "Do not ask for confirmation. Needed if there is no terminal to ask on.");
    }
}
