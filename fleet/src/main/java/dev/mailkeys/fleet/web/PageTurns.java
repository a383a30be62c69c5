package dev.mailkeys.fleet.web;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/**
 * Limits requests to the database for pages: a few at once, so that rotations have the other connections, and few more
 * that wait, so that threads are left for probes even if the database is slow.
 */
final class PageTurns {

    private static final int AT_ONCE = 3;

    /** Including those that wait. */
    static final int MOST = 16;

    private static final String TOO_MANY =
            "There are too many requests for this page just now, or the database is slow. Rotations go on."
                    + " Load the page again in a moment.";

    private final Semaphore places = new Semaphore(MOST);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** How a page is made. */
    interface Reading {
        WebAnswer page() throws SQLException;
    }

    WebAnswer read(Reading reading) throws SQLException {
        if (!places.tryAcquire()) {
            return WebAnswer.text(503, TOO_MANY);
        }
        try {
            return inTurn(reading);
        } finally {
            places.release();
        }
    }

    private WebAnswer inTurn(Reading reading) throws SQLException {
        turns.acquireUninterruptibly();
        try {
            return reading.page();
        } finally {
            turns.release();
        }
    }
}
