package dev.mailkeys.cli.peer;

/** Whom the command calls: one of the providers, or the server of a sink. */
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
}
