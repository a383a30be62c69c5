package dev.mailkeys.elasticemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.KeyLimitException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Error\":\"No such thing.\"}",
                "{\"error\":\"No such thing.\"}",
                "{\"message\":\"No such thing.\"}",
                "{\"Message\":\"No such thing.\"}",
                "\"No such thing.\"",
                "{\"Error\":\" \",\"Message\":\"No such thing.\"}",
                "{\"Error\":\" \",\"error\":null,\"Message\":\"No such thing.\"}",
                "{\"success\":false,\"error\":\"No such thing.\"}"
            })
    void error_ofEveryShape_isRead(String body) {
        ApiException failure = failure(400, body);

        assertThat(failure).isInstanceOf(BadRequestException.class);
        assertThat(failure.providerMessage()).isEqualTo("No such thing.");
        assertThat(failure.operation()).isEqualTo("elasticemail.create");
        assertThat(failure.mayHaveTakenEffect()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>oops</html>", "[]", "{\"Error\":{\"Code\":1}}", "{", "null"})
    void error_thatCannotBeRead_doesNotHideTheStatus(String body) {
        ApiException failure = failure(403, body);

        assertThat(failure).isInstanceOf(ForbiddenException.class);
        assertThat(failure.status()).isEqualTo(403);
        assertThat(failure.providerMessage()).isEmpty();
    }

    static Stream<Arguments> error_withAStatus_isOfItsKind() {
        return Stream.of(
                Arguments.of(400, BadRequestException.class),
                Arguments.of(401, UnauthorizedException.class),
                Arguments.of(402, RefusedException.class),
                Arguments.of(403, ForbiddenException.class),
                Arguments.of(404, NotFoundException.class),
                Arguments.of(409, ConflictException.class),
                Arguments.of(422, BadRequestException.class),
                Arguments.of(500, ServerErrorException.class));
    }

    @ParameterizedTest
    @MethodSource
    void error_withAStatus_isOfItsKind(int status, Class<?> kind) {
        assertThat(failure(status, "{\"Error\":\"No.\"}")).isExactlyInstanceOf(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Incorrect apikey", "incorrect ApiKey.", " Incorrect apikey. "})
    void error400_withTheTextOfABadKey_isUnauthorized(String text) {
        assertThat(failure400(text)).isInstanceOf(UnauthorizedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Access Denied.", "access denied", "ACCESS DENIED."})
    void error400_withTheTextOfAMissingLevel_isForbidden(String text) {
        assertThat(failure400(text)).isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Each account can store up to 15 unique API Keys",
                "You have reached the limit of 15 API keys.",
                "Maximum of 15 apikeys reached.",
                "Accounts are limited to 15 API keys."
            })
    void error400_thatNamesTheLimitOfKeys_isKeyLimit(String text) {
        assertThat(failure400(text)).isInstanceOf(KeyLimitException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Access Denied for this list.",
                "Incorrect apikey name",
                "The name of an API key is limited to a maximum of 15 characters.",
                "API keys may be restricted to up to 15 addresses.",
                "You have 15 API keys.",
                "The limit of 115 API keys is reached.",
                "Too many keys."
            })
    void error400_withAnyOtherText_isABadRequest(String text) {
        assertThat(failure400(text)).isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409})
    void refusal_thatNamesTheLimitOfKeys_isKeyLimit(int status) {
        assertThat(failure(status, "{\"Error\":\"Limit of 15 API keys.\"}")).isInstanceOf(KeyLimitException.class);
    }

    private ApiException failure400(String text) {
        return failure(400, "{\"Error\":\"" + text + "\"}");
    }

    private ApiException failure(int status, String body) {
        server.answer(status, body);
        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> server.keys().create(NewKey.named("ci", AccessLevel.SEND_HTTP)));
        assertThat(server.received()).isEqualTo(1);
        return failure;
    }
}
