package dev.mailkeys.fleet.database;

/** The database does not answer now, but may soon; the message says why. */
public final class Away extends RuntimeException {

    private static final long serialVersionUID = 1;

    Away(String why, Exception cause) {
        super(why, cause);
    }
}
