package dev.mailkeys.cli.peer;

/** Whom the command calls: one of the providers, or GitHub for its secrets. */
public interface Peer {

    /** Its name in settings of the config file. */
    String word();

    /** Its name in messages. */
    String title();

    /** Where it is, if nobody says otherwise: for what is decided before a call is made. */
    String host();

    String credentialVariable();

    /** The variable that may name another address. */
    String urlVariable();

    /** GitHub, or a server of one's own: every workflow is told its address. */
    record GitHub(String word, String title, String host, String credentialVariable, String urlVariable)
            implements Peer {

        public static final GitHub ITSELF =
                new GitHub("github", "GitHub", "api.github.com", "MAILKEYS_GITHUB_TOKEN", "GITHUB_API_URL");
    }
}
