package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Asks the database, each time on a connection that is given back at once. After a broken connection it is unknown
 * whether the statement was carried out, so it is sent again: each statement must find out by itself what the first one
 * did.
 *
 * @param source where connections come from
 * @param timing clock and sleep
 * @param timeLimit how long one answer may take
 * @param patience how long to ask again while the database can't be reached
 */
record Database(DataSource source, Timing timing, Duration timeLimit, Duration patience) {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** A password in an address, which some drivers repeat in their messages. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)(password\\s*=\\s*)[^&;,\\s]+|(//[^/@\\s:]*:)[^/\\s]*(?=@)");

    /** A question, with at most one change, which is safe to repeat. */
    interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    Database patient(Duration time) {
        return new Database(source, timing, timeLimit, time);
    }

    Database limitedTo(Duration time) {
        return new Database(source, timing, time, patience);
    }

    /** The answer. An interrupt does not cut it short. */
    <T> T ask(String what, Query<T> query) {
        boolean interrupted = false;
        try {
            var attempts = new Attempts(what, timing.nanoTime() + patience.toNanos());
            while (true) {
                // A pool gives an interrupted thread no connection.
                interrupted |= Thread.interrupted();
                try {
                    return attempts.once(query);
                } catch (SQLException failed) {
                    attempts.endUnlessPassing(failed);
                }
                interrupted |= pause();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the thread was interrupted meanwhile. */
    private boolean pause() {
        try {
            timing.sleep(PAUSE);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static boolean namesPassword(SQLException failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (PASSWORD.matcher(String.valueOf(each.getMessage())).find()) {
                return true;
            }
        }
        return false;
    }

    /** The outcome of one question. */
    private final class Attempts {

        private final String what;
        private final long end;
        private boolean mayBeDone;

        private Attempts(String what, long end) {
            this.what = what;
            this.end = end;
        }

        private <T> T once(Query<T> query) throws SQLException {
            try (var lent = Lent.from(source, timeLimit)) {
                try {
                    return query.on(lent.connection());
                } catch (SQLException failed) {
                    mayBeDone |= SqlStates.isUnanswered(failed);
                    throw failed;
                }
            }
        }

        private void endUnlessPassing(SQLException failed) {
            if (!SqlStates.isPassing(failed) || timing.nanoTime() - end >= 0) {
                throw new JournalException(Kind.FAILED, message(failed), namesPassword(failed) ? null : failed);
            }
        }

        private String message(SQLException failed) {
            String why = PASSWORD.matcher(SqlStates.words(failed)).replaceAll("$1$2…");
            String how = what + " failed (" + why + ").";
            return mayBeDone
                    ? how + " The connection broke before the answer, so it may have been done: read the journal again"
                            + " before anything else, as the next run does."
                    : how + " Nothing was changed. " + SqlStates.advice(failed);
        }
    }
}
