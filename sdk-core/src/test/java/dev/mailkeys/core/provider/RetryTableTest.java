package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.http.Reply;
import dev.mailkeys.core.http.Reply.BodyState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTableTest {

    /** Each cell: whether it is sent again, and whether it may have taken effect. */
    private static final String ANSWERED = """
            429  | WHOLE     | again, no  | again, no  | again, no
            408  | WHOLE     | again, no  | again, yes | stop, yes
            500  | WHOLE     | again, no  | again, yes | stop, yes
            502  | WHOLE     | again, no  | again, yes | stop, yes
            503  | WHOLE     | again, no  | again, yes | stop, yes
            599  | WHOLE     | again, no  | again, yes | stop, yes
            500  | CUT       | again, no  | again, yes | stop, yes
            429  | CUT       | again, no  | again, no  | again, no
            600  | WHOLE     | stop, no   | stop, yes  | stop, yes
            200  | CUT       | again, no  | again, yes | stop, yes
            299  | CUT       | again, no  | again, yes | stop, yes
            200  | WHOLE     | stop, no   | stop, yes  | stop, yes
            204  | WHOLE     | stop, no   | stop, yes  | stop, yes
            200  | TOO_LARGE | stop, no   | stop, yes  | stop, yes
            199  | CUT       | stop, no   | stop, yes  | stop, yes
            300  | CUT       | stop, no   | stop, yes  | stop, yes
            301  | WHOLE     | stop, no   | stop, yes  | stop, yes
            302  | WHOLE     | stop, no   | stop, yes  | stop, yes
            303  | WHOLE     | stop, no   | stop, yes  | stop, yes
            307  | WHOLE     | stop, no   | stop, no   | stop, no
            308  | WHOLE     | stop, no   | stop, no   | stop, no
            399  | WHOLE     | stop, no   | stop, yes  | stop, yes
            400  | WHOLE     | stop, no   | stop, no   | stop, no
            401  | WHOLE     | stop, no   | stop, no   | stop, no
            403  | WHOLE     | stop, no   | stop, no   | stop, no
            404  | WHOLE     | stop, no   | stop, no   | stop, no
            404  | CUT       | stop, no   | stop, no   | stop, no
            407  | WHOLE     | stop, no   | stop, no   | stop, no
            409  | WHOLE     | stop, no   | stop, no   | stop, no
            421  | WHOLE     | stop, no   | stop, no   | stop, no
            422  | WHOLE     | stop, no   | stop, no   | stop, no
            418  | WHOLE     | stop, no   | stop, yes  | stop, yes
            425  | WHOLE     | stop, no   | stop, no   | stop, no
            444  | WHOLE     | stop, no   | stop, yes  | stop, yes
            451  | WHOLE     | stop, no   | stop, no   | stop, no
            460  | WHOLE     | stop, no   | stop, yes  | stop, yes
            499  | WHOLE     | stop, no   | stop, yes  | stop, yes
            200  | UNREADABLE | stop, no  | stop, yes  | stop, yes
            """;

    private static final String UNANSWERED = """
            UNREACHABLE | false | again, no | again, no  | again, no
            TLS         | false | stop, no  | stop, no   | stop, no
            CUT         | true  | again, no | again, yes | stop, yes
            TIMED_OUT   | true  | again, no | again, yes | stop, yes
            BLOCKED     | false | stop, no  | stop, no   | stop, no
            FAILED_HERE | true  | stop, no  | stop, yes  | stop, yes
            NO_TIME_LEFT | false | stop, no | stop, no  | stop, no
            INTERRUPTED | false | stop, no  | stop, no   | stop, no
            INTERRUPTED | true  | stop, no  | stop, yes  | stop, yes
            """;

    @ParameterizedTest
    @CsvSource(textBlock = ANSWERED, delimiter = '|')
    void answer_isActedOnAsTheTableSays(int status, BodyState state, String safe, String idempotent, String never) {
        var reply = new Reply(status, "", null, "", "", new byte[0], state);
        assertRow(new Answered(reply), safe, idempotent, never);
    }

    @ParameterizedTest
    @CsvSource(textBlock = UNANSWERED, delimiter = '|')
    void silence_isActedOnAsTheTableSays(Reason reason, boolean sent, String safe, String idempotent, String never) {
        assertRow(new Unanswered(sent, reason, "", null), safe, idempotent, never);
    }

    private static void assertRow(AttemptResult result, String safe, String idempotent, String never) {
        assertThat(cell(Repeat.SAFE, result)).isEqualTo(safe);
        assertThat(cell(Repeat.IDEMPOTENT, result)).isEqualTo(idempotent);
        assertThat(cell(Repeat.NEVER, result)).isEqualTo(never);
    }

    private static String cell(Repeat repeat, AttemptResult result) {
        return (RetryTable.again(repeat, result) ? "again, " : "stop, ")
                + (RetryTable.mayHaveTakenEffect(repeat, result) ? "yes" : "no");
    }
}
