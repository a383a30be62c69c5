package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.journal.JournalAddress;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections by PostgreSQL's driver, with time limits. Only this class needs the driver's classes. */
final class PostgresSource {

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;
    private static final int USUAL_PORT = 5432;

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private PostgresSource(JournalAddress address) {
        try {
            source.setURL(address.url());
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("This is not an address of a PostgreSQL database. One is"
                    + " jdbc:postgresql://db.example.com:5432/mailkeys, with parameters behind a question mark.");
        }
        address.user().ifPresent(source::setUser);
        address.password().ifPresent(password -> source.setPassword(password.reveal()));
        setUsual(address.url());
    }

    static PostgresSource of(JournalAddress address) {
        return new PostgresSource(address);
    }

    DataSource connections() {
        return source;
    }

    /**
     * Defaults for what the address does not say. The driver itself would wait for ever, and accept a standby.
     * Statements are not cancelled: a commit that is cancelled while it waits for a standby would still be
     * acknowledged.
     */
    private void setUsual(String url) {
        usual(url, PGProperty.CONNECT_TIMEOUT, String.valueOf(CONNECT_SECONDS));
        usual(url, PGProperty.LOGIN_TIMEOUT, String.valueOf(2 * CONNECT_SECONDS));
        usual(url, PGProperty.SOCKET_TIMEOUT, String.valueOf(ANSWER_SECONDS));
        usual(url, PGProperty.TARGET_SERVER_TYPE, "primary");
        usual(url, PGProperty.APPLICATION_NAME, "mailkeys");
    }

    private void usual(String url, PGProperty property, String value) {
        if (!url.contains(property.getName() + "=")) {
            source.setProperty(property, value);
        }
    }

    /** Its hosts, each with its port. */
    String places() {
        String[] hosts = source.getServerNames();
        int[] ports = source.getPortNumbers();
        return IntStream.range(0, hosts.length)
                .mapToObj(at -> hosts[at] + ":" + (at < ports.length && ports[at] > 0 ? ports[at] : USUAL_PORT))
                .collect(Collectors.joining(", "));
    }
}
