package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.ServerErrorException;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a request reaches the server when something goes wrong; counted there. */
class EmailitRepeatTest {

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    /** The verbs that must not act twice. */
    enum Once {
        CREATE("create.current", keys -> keys.create(NewKey.full("x"))),
        ROTATE("rotate.assumed", keys -> keys.rotate("key_1"));

        private final String answer;
        private final Consumer<EmailitKeys> call;

        Once(String answer, Consumer<EmailitKeys> call) {
            this.answer = answer;
            this.call = call;
        }
    }

    /** The verbs that may be sent again. */
    enum Again {
        GET("get.current", keys -> keys.get("key_1")),
        LIST("list.empty", keys -> keys.list().first()),
        UPDATE("update.current", keys -> keys.update("key_1", KeyChanges.rename("x"))),
        DELETE("delete.current", keys -> keys.delete("key_1"));

        private final String answer;
        private final Consumer<EmailitKeys> call;

        Again(String answer, Consumer<EmailitKeys> call) {
            this.answer = answer;
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void once_whenConnectionIsCut_isSentOnce(Once verb) {
        MailkeysException failure = failure(verb, cut());
        assertThat(failure).isInstanceOf(NoResponseException.class);
        assertThat(failure.mayHaveTakenEffect()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void once_when503AsksToComeBackAtOnce_isSentOnce(Once verb) {
        MailkeysException failure =
                failure(verb, status(503).addHeader("Retry-After", "0").build());
        assertThat(failure).isInstanceOf(ServerErrorException.class);
        assertThat(failure.mayHaveTakenEffect()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void once_when408_isSentOnce(Once verb) {
        MailkeysException failure = failure(verb, status(408).build());
        assertThat(failure).isInstanceOf(ServerErrorException.class);
        assertThat(failure.mayHaveTakenEffect()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void once_whenRedirected_isSentOnceAndNotThere(Once verb) throws Exception {
        try (var elsewhere = new MockWebServer()) {
            elsewhere.start();
            String there = elsewhere.url("/v2/api-keys").toString();
            MailkeysException failure =
                    failure(verb, status(307).addHeader("Location", there).build());
            assertThat(failure).isInstanceOf(RefusedException.class);
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void again_afterCutAnd408And503_isSentUntilAnswered(Again verb) {
        emailit.answer(cut());
        emailit.answer(status(408).build());
        emailit.answer(status(503).build());
        emailit.answer(200, verb.answer);
        verb.call.accept(emailit.keys());
        assertThat(emailit.requests()).isEqualTo(4);
        assertThat(emailit.waits).hasSize(3);
    }

    @Test
    void delete_notFoundAfterLostAttempt_mayHaveTakenEffect() {
        emailit.answer(cut());
        emailit.answer(404, "error.text");
        var gone = catchThrowableOfType(
                NotFoundException.class, () -> emailit.keys().delete("key_1"));
        assertThat(gone.attempts()).isEqualTo(2);
        assertThat(gone.mayHaveTakenEffect()).isTrue();
    }

    /** Has a success ready for a second request, so that one that is sent in secret would not be missed. */
    private MailkeysException failure(Once verb, MockResponse first) {
        emailit.answer(first);
        emailit.answer(200, verb.answer);
        var failure = catchThrowableOfType(MailkeysException.class, () -> verb.call.accept(emailit.keys()));
        assertThat(emailit.requests()).isOne();
        assertThat(failure.attempts()).isOne();
        return failure;
    }

    private static MockResponse cut() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse.Builder status(int status) {
        return new MockResponse.Builder().code(status);
    }
}
