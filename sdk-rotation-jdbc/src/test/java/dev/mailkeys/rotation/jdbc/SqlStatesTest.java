package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an error says of the statement: whether it may have been carried out decides what may be done next. */
class SqlStatesTest {

    private static SQLException failed(String state) {
        return new SQLException("said by the driver", state);
    }

    /** By PostgreSQL's documentation, appendix A; without a state the driver knows nothing. */
    @ParameterizedTest
    @CsvSource({
        "'', true, true", // nothing is known
        "08000, true, true", // connection exception
        "08001, true, true", // connection not made
        "08006, true, true", // connection failure
        "08004, false, false", // connection rejected
        "57P01, true, true", // admin shutdown
        "57P03, true, true", // cannot connect now
        "57014, false, true", // query canceled
        "40003, true, true", // completion unknown
        "40001, false, true", // serialization failure
        "40P01, false, true", // deadlock
        "53300, false, true", // too many connections
        "53100, false, false", // disk full
        "23505, false, false", // unique violation
        "42P01, false, false", // no such table
        "25006, false, false", // read-only
        "28P01, false, false" // wrong password
    })
    void anError_tellsWhetherItsStatementMayHaveBeenCarriedOut_andMayPass(
            String state, boolean unanswered, boolean passing) {
        assertThat(SqlStates.isUnanswered(failed(state))).isEqualTo(unanswered);
        assertThat(SqlStates.isPassing(failed(state))).isEqualTo(passing);
    }

    @Test
    void anErrorWithoutAState_isTakenForNoAnswer() {
        SQLException failed = new SQLException("said by the driver");
        assertThat(SqlStates.isUnanswered(failed)).isTrue();
        assertThat(SqlStates.isPassing(failed)).isTrue();
        assertThat(SqlStates.isMadeByAnother(failed)).isFalse();
        assertThat(SqlStates.is(failed, "")).isTrue();
        assertThat(SqlStates.is(failed, "23505")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P07", "42710"})
    void whatIsThereAlready_wasMadeByAnother(String state) {
        assertThat(SqlStates.isMadeByAnother(failed(state))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, name and password",
        "28000, name and password",
        "08004, name and password",
        "08001, that the database runs",
        "3D000, the name of the database",
        "42P01, The tables for journals are missing",
        "42501, Grant select",
        "25006, connect to the primary",
        "53100, Fix it"
    })
    void advice_namesWhatToDo(String state, String words) {
        assertThat(SqlStates.advice(failed(state))).contains(words);
    }

    /** In the driver's words and, the second, in its German ones; the last two are a server's, old and new. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "08004 | The server does not support SSL. | have it turned on there",
                "08004 | Der Server unterstützt SSL nicht. | have it turned on there",
                "08006 | SSL error: PKIX path building failed | sslrootcert=FILE",
                "08006 | Could not open SSL root certificate file /x. | sslrootcert=FILE",
                "08006 | The hostname h could not be verified by hostnameverifier PgjdbcHostnameVerifier. | for that host",
                "28000 | FATAL: no pg_hba.conf entry for host \"::1\", user \"u\", database \"d\", SSL off | sslmode=require",
                "28000 | FATAL: no pg_hba.conf entry for host \"::1\", user \"u\", database \"d\", no encryption | pg_hba.conf admit"
            })
    void whereItIsNotTheLogin_encryptionOrTheWayInIsNamed(String state, String message, String words) {
        var driver = new SQLException(message, state);
        assertThat(SqlStates.advice(driver)).contains(words).doesNotContain("password", "database runs");
        assertThat(SqlStates.advice(new SQLException("Connection is not available", state, driver)))
                .isEqualTo(SqlStates.advice(driver));
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new UnknownHostException("db.example"), "there is no host of that name"),
                Arguments.of(new SocketTimeoutException("Read timed out"), "no answer in time"),
                Arguments.of(new NoRouteToHostException("db.example"), "there is no way to that host"),
                Arguments.of(new ConnectException("refused"), "nothing accepts connections there"),
                Arguments.of(new IllegalStateException("else"), "said by the driver"),
                Arguments.of(null, "said by the driver"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void words_areOurs_whereTheDriversDoNotTell(Throwable cause, String words) {
        assertThat(SqlStates.words(new SQLException("said by the driver", "08001", cause)))
                .isEqualTo(words);
    }

    /** As HikariCP does. */
    @Test
    void aPoolsError_tellsWhyItHasNoConnection() {
        var driver = new SQLException("said by the driver", "08001", new ConnectException("refused"));
        var pool = new SQLException("Connection is not available, request timed out after 5000ms", "08001", driver);
        assertThat(SqlStates.words(pool)).isEqualTo("nothing accepts connections there");
        var password = new SQLException("FATAL: password authentication failed for user \"x\"", "28P01");
        assertThat(SqlStates.words(new SQLException("Connection is not available", "28P01", password)))
                .isEqualTo(password.getMessage());
    }

    @Test
    void wherePeopleRead_aServersErrorIsOneLine() {
        assertThat(SqlStates.words(new SQLException("ERROR: permission denied for schema x\n  Position: 14", "42501")))
                .isEqualTo("ERROR: permission denied for schema x");
    }
}
