package dev.mailkeys.fleet.database;

/** The database does not answer just now, and may in a moment; the message says why. */
public final class Away extends RuntimeException {

    private static final long serialVersionUID = 1;

    Away(String why, Exception cause) {
        super(why, cause);
    }
}
