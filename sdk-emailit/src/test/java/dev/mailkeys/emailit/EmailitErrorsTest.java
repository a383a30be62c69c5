package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ExistingKey;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of each way in which Emailit says no. */
class EmailitErrorsTest {

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    @ParameterizedTest
    @MethodSource("statuses")
    void refusal_ofEachStatus_isAnExceptionOfItsKind(int status, Class<? extends ApiException> kind) {
        ApiException refusal = refusal(status, EmailitServer.fixture("error.text"));
        assertThat(refusal).isExactlyInstanceOf(kind);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.operation()).isEqualTo("emailit.get");
        assertThat(refusal.mayHaveTakenEffect()).isFalse();
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(400, BadRequestException.class),
                Arguments.of(401, UnauthorizedException.class),
                Arguments.of(402, RefusedException.class),
                Arguments.of(403, ForbiddenException.class),
                Arguments.of(404, NotFoundException.class),
                Arguments.of(409, ConflictException.class),
                Arguments.of(422, BadRequestException.class),
                Arguments.of(429, RateLimitedException.class),
                Arguments.of(500, ServerErrorException.class),
                Arguments.of(503, ServerErrorException.class));
    }

    @ParameterizedTest
    @CsvSource({
        "error.status-named, Unauthorized: Invalid API key",
        "error.details, Bad Request: Validation failed",
        "error.errors, Unprocessable Entity: Validation failed",
        "error.text, API key not found",
        "error.object.seed, API key not found",
        "create.conflict.current, API key already exists",
        "create.conflict.seed, API key already exists",
    })
    void message_ofEachShape_isEmailitsWords(String fixture, String message) {
        assertThat(refusal(400, EmailitServer.fixture(fixture)).providerMessage())
                .isEqualTo(message);
    }

    @Test
    void details_areReadUnderEachOfTheirNames() {
        assertThat(refusal(400, EmailitServer.fixture("error.details")).details())
                .containsExactly("name is required", "scope must be full or sending");
        assertThat(refusal(400, EmailitServer.fixture("error.errors")).details())
                .containsExactly("name is required");
        assertThat(refusal(400, "{\"error\":\"Bad Request\",\"message\":[\"a\",\"b\"]}")
                        .details())
                .containsExactly("a", "b");
        assertThat(refusal(422, "{\"error\":\"Unprocessable\",\"errors\":{\"name\":\"is taken\"}}")
                        .details())
                .containsExactly("name: is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" \"", "[]", "{}"})
    void whatSaysNothing_isNoneOfTheWords(String error) {
        assertThat(refusal(400, "{\"error\":" + error + ",\"message\":\"Bad name\"}")
                        .providerMessage())
                .isEqualTo("Bad name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "<html>Bad gateway</html>", "null", "[]", "7", "{\"error\":null}", "{\"error\":[{}]}"})
    void body_thatIsNoShapeAtAll_doesNotHideTheStatus(String body) {
        ApiException refusal = refusal(404, body);
        assertThat(refusal).isInstanceOf(NotFoundException.class);
        assertThat(refusal.providerMessage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"create.conflict.current, key_2mVb8TqXcYh4Lr9KpWz6NsDf3Ga", "create.conflict.seed, 1234567890"})
    void create_whenNameIsTaken_namesTheKeyThatHasIt(String fixture, String id) {
        emailit.answer(409, fixture);
        var conflict = catchThrowableOfType(
                ConflictException.class, () -> emailit.keys().create(NewKey.full("My API Key")));
        assertThat(conflict.existing()).contains(new ExistingKey(id, "My API Key"));
        assertThat(conflict.mayHaveTakenEffect()).isFalse();
    }

    @Test
    void update_whenNameIsTaken_isConflictWithoutTheKey() {
        emailit.answerText(409, "{\"error\":{\"code\":409,\"message\":\"API key name already exists\"}}");
        var conflict = catchThrowableOfType(
                ConflictException.class, () -> emailit.keys().update("key_1", KeyChanges.rename("x")));
        assertThat(conflict.existing()).isEmpty();
        assertThat(conflict.providerMessage()).isEqualTo("API key name already exists");
    }

    @Test
    void create_whenTheKeyThatHasTheNameIsNotSaid_isConflictWithoutIt() {
        emailit.answerText(409, "{\"error\":\"API key already exists\",\"existing\":{\"id\":\" \",\"name\":\"x\"}}");
        var conflict = catchThrowableOfType(
                ConflictException.class, () -> emailit.keys().create(NewKey.full("x")));
        assertThat(conflict.existing()).isEmpty();
    }

    @Test
    void rateLimit_withWaitInTheBody_isObeyedAndTriedAgain() {
        emailit.answer(429, "error.rate-limited");
        emailit.answer(201, "create.current");
        assertThat(emailit.keys().create(NewKey.full("x")).token()).isEqualTo(EmailitServer.TOKEN);
        assertThat(emailit.waits).containsExactly(Duration.ofSeconds(7));
        assertThat(emailit.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "\"7\", 7",
        "1.2, 2",
        "12.345678901234567, 13",
        "0, 0",
        "-5, 0",
        "\"soon\", 0",
        "1e99, 0",
        "99999999, 99999999"
    })
    void retryAfter_inTheBody_isSecondsRoundedUp(String value, long seconds) {
        Duration wait = refusal(429, "{\"error\":\"Too many\",\"retry_after\":" + value + "}")
                .retryAfter()
                .orElse(Duration.ZERO);
        assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void retryAfter_inAnErrorThatIsAnObject_isReadToo() {
        assertThat(refusal(429, "{\"error\":{\"message\":\"Too many\",\"retry_after\":7}}")
                        .retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    private ApiException refusal(int status, String body) {
        emailit.answerText(status, body);
        return catchThrowableOfType(
                ApiException.class, () -> emailit.keysTryingOnce().get("key_1"));
    }
}
