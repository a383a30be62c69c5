package dev.mailkeys.fleet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.fleet.TestDatabase;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnusableTest {

    private final TestDatabase tables = TestDatabase.onTheSharedServer();

    private static Failure refused(String url, String user) {
        return catchThrowableOfType(
                Failure.class,
                () -> FleetDatabase.at(new JournalAddress(url, Optional.of(user), Optional.empty()))
                        .prepared());
    }

    @Test
    void whereItIsTheLogin_itIsSaidWhereThatIsReadFrom_andNowhereElse() {
        assertThat(refused(tables.url(), "nobody_of_that_name"))
                .hasMessageContainingAll("nobody_of_that_name", "read from MAILKEYS_DATABASE_USER", "No password");
        assertThat(refused(tables.url().replace("/postgres?", "/nowhere?"), "postgres"))
                .hasMessageContainingAll("nowhere", "name of the database")
                .hasMessageNotContaining("MAILKEYS_DATABASE_USER");
    }

    @Test
    void whereTheServerHasNoEncryption_thatIsSaid_andNothingOfTheLogin() {
        assertThat(refused(tables.url() + "&sslmode=require", "postgres"))
                .hasMessageContainingAll("asks for encryption (sslmode)", "ssl = on")
                .hasMessageNotContainingAny("MAILKEYS_DATABASE_USER", "No password", "name and password");
    }

    /** As where a server that is started anew has lost its ssl = on, or its pg_hba.conf was changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "08004 | The server does not support SSL.",
                "28000 | FATAL: no pg_hba.conf entry for host \"::1\", user \"u\", database \"d\", no encryption"
            })
    void aNodeThatIsTurnedAwayForItsWay_isNotToldToMendItsPassword(String state, String words) {
        var pool = new SQLException("Connection is not available", state, new SQLException(words, state));
        assertThat(Unusable.meanwhile(pool))
                .contains("turns this node away", "sslmode", "pg_hba.conf")
                .doesNotContain("password");
    }
}
