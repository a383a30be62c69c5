package dev.mailkeys.cli.peer;

/** Whom the command calls: one of the providers, or the server of a sink. */
public interface Peer {

    /** Its name in settings of the config file. */
    String word();

    /** Its name in messages. */
    String title();

    /** The default host, for decisions before a call. */
    String host();

    String credentialVariable();

    /** The variable for another address. */
    String urlVariable();
}
