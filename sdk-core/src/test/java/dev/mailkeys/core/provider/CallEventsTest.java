package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallEvent.AttemptEnded;
import dev.mailkeys.core.CallEvent.AttemptStarted;
import dev.mailkeys.core.CallEvent.CallEnded;
import dev.mailkeys.core.CallEvent.CallStarted;
import dev.mailkeys.core.CallEvent.Waiting;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import dev.mailkeys.core.event.WaitReason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A listener knows of every call how it began, what it waited for, and how it ended. */
@Timeout(60)
class CallEventsTest {

    private final MockWebServer server = new MockWebServer();
    private final RecordingListener listener = new RecordingListener();
    private final ManualTiming timing = new ManualTiming();

    @BeforeEach
    void serve() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ClientSettings.Builder settings() {
        var calls = CallSettings.builder().listener(listener).retries(RetryPolicy.none());
        return ClientSettings.builder().baseUrl(server.url("/v2").uri()).calls(calls.build());
    }

    private ApiClient client() {
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings().build(), timing);
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("X-Request-Id", "req-1")
                .body(body)
                .build();
    }

    private MailkeysException failure(ApiRequest<?> request) {
        try {
            client().call(request);
            throw new AssertionError("The call succeeded.");
        } catch (MailkeysException failure) {
            return failure;
        }
    }

    @Test
    void call_hasAStartAndAnEnd_thatOneIdTiesToItsAttempts() {
        server.enqueue(answer(200, Acme.KEY));
        client().call(Acme.request(Repeat.NEVER));
        List<CallEvent> events = listener.events();
        assertThat(events)
                .extracting(CallEvent::getClass)
                .<Object>containsExactly(CallStarted.class, AttemptStarted.class, AttemptEnded.class, CallEnded.class);
        Call call = events.get(0).call();
        assertThat(events).allSatisfy(event -> assertThat(event.call()).isEqualTo(call));
        URI base = server.url("/v2").uri();
        assertThat(call).isEqualTo(new Call(call.id(), "acme.create", "POST", base, "/keys", OptionalInt.empty()));
        assertThat(call.provider()).isEqualTo("acme");
        assertThat(call.host() + ":" + call.port()).isEqualTo(base.getHost() + ":" + server.getPort());
        CallEnded ended = listener.callEnded();
        assertThat(ended.outcome()).isEqualTo(CallOutcome.SUCCEEDED);
        assertThat(ended.attempt()).isEqualTo(1);
        assertThat(ended.mayHaveTakenEffect()).isTrue();
        assertThat(ended.status()).hasValue(200);
        assertThat(ended.requestId()).contains("req-1");
        assertThat(listener.ended().requestId()).contains("req-1");
        assertThat(listener.ended().outcome()).isEqualTo(AttemptOutcome.SUCCEEDED);
    }

    @Test
    void everyCall_hasAnIdOfItsOwn_andNamesNoKey() {
        server.enqueue(answer(200, Acme.KEY));
        server.enqueue(answer(200, Acme.KEY));
        client().call(Acme.GET.at("key-of-" + Canary.TEXT));
        client().call(Acme.GET.at("key-of-" + Canary.TEXT));
        assertThat(listener.events().stream().map(event -> event.call().id()).distinct())
                .hasSize(2);
        assertThat(listener.events().toString()).contains("/keys/{id}").doesNotContain(Canary.TEXT);
    }

    @Test
    void page_isToldWhereItIsAskedForByItsNumber() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(answer(200, "[]"));
        }
        client().call(Acme.LIST.at().query("page", Optional.of("12")));
        client().call(Acme.LIST.at().query("page", Optional.of("x")));
        client().call(Acme.LIST.at());
        assertThat(listener.events())
                .filteredOn(CallEnded.class::isInstance)
                .extracting(event -> event.call().page())
                .containsExactly(OptionalInt.of(12), OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void success_thatIsNotUnderstood_isNotSucceeded() {
        server.enqueue(answer(200, "{}"));
        assertThat(failure(Acme.request(Repeat.NEVER)).mayHaveTakenEffect()).isTrue();
        assertThat(listener.ended().outcome()).isEqualTo(AttemptOutcome.UNUSABLE);
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.UNUSABLE);
        assertThat(listener.callEnded().mayHaveTakenEffect()).isTrue();
        assertThat(listener.callEnded().status()).hasValue(200);
    }

    @Test
    void success_thatSaysOfItselfThatItIsNone_isNotSucceeded() {
        server.enqueue(answer(200, "{\"token\":\"tok_x1234\",\"success\":false}"));
        failure(Acme.request(Repeat.NEVER));
        assertThat(listener.ended().outcome()).isEqualTo(AttemptOutcome.UNUSABLE);
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.REFUSED);
    }

    @Test
    void success_thatIsCutShort_isNotSucceeded() {
        server.enqueue(answer(200, "x".repeat(100_000))
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        failure(Acme.request(Repeat.NEVER));
        assertThat(listener.ended().outcome()).isEqualTo(AttemptOutcome.UNUSABLE);
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.UNUSABLE);
    }

    @Test
    void answerThatSaysNo_isToldWithTheKindOfItsException() {
        server.enqueue(answer(401, "{}"));
        failure(Acme.request(Repeat.NEVER));
        assertThat(listener.ended().outcome()).isEqualTo(AttemptOutcome.REFUSED);
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.UNAUTHORIZED);
        assertThat(listener.callEnded().mayHaveTakenEffect()).isFalse();
    }

    @Test
    void answerThatNeverComes_isToldWithWhatMayHaveHappened() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        failure(Acme.request(Repeat.NEVER));
        assertThat(listener.ended().outcome()).isEqualTo(AttemptOutcome.NO_ANSWER);
        assertThat(listener.ended().noAnswer()).contains(Reason.CUT);
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.CUT);
        assertThat(listener.callEnded().mayHaveTakenEffect()).isTrue();
        assertThat(listener.callEnded().status()).isEmpty();
    }

    @Test
    void callThatIsRefusedBeforeSending_hasAStartAndAnEnd() {
        failure(Acme.GET.at(""));
        assertThat(listener.events())
                .extracting(CallEvent::getClass)
                .<Object>containsExactly(CallStarted.class, CallEnded.class);
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.INVALID_REQUEST);
        assertThat(listener.callEnded().attempt()).isZero();
        assertThat(listener.callEnded().mayHaveTakenEffect()).isFalse();
    }

    @Test
    void callOfAClientThatOnlyReads_hasAStartAndAnEnd() {
        ApiClient reader = ApiClient.of(
                Acme.PROFILE, Canary.CREDENTIAL, settings().readOnly(true).build(), timing);
        assertThatThrownBy(() -> reader.call(Acme.request(Repeat.NEVER)));
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.READ_ONLY);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void callThatABrokenBackoffEnds_hasAnEnd() {
        server.enqueue(answer(503, ""));
        var broken = RetryPolicy.builder().backoff((retry, random) -> {
            throw new IllegalStateException("broken backoff");
        });
        ApiClient client =
                client().with(CallSettings.builder().retries(broken.build()).build());
        assertThatThrownBy(() -> client.call(Acme.request(Repeat.SAFE))).hasMessage("broken backoff");
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.BROKEN);
        assertThat(listener.callEnded().mayHaveTakenEffect()).isFalse();
    }

    @Test
    void waitForThePace_isTold() {
        ApiClient paced = ApiClient.of(
                Acme.PROFILE, Canary.CREDENTIAL, settings().callsPerMinute(1).build(), timing);
        server.enqueue(answer(200, Acme.KEY));
        server.enqueue(answer(200, Acme.KEY));
        paced.call(Acme.request(Repeat.SAFE));
        paced.call(Acme.request(Repeat.SAFE));
        Call second = listener.callEnded().call();
        Duration wait = timing.sleeps().get(0);
        assertThat(listener.events())
                .contains(new Waiting(second, 1, WaitReason.PACE, wait), new AttemptStarted(second, 1, wait));
        assertThat(wait).isGreaterThan(Duration.ofSeconds(50));
        assertThat(listener.callEnded().elapsed()).isGreaterThanOrEqualTo(wait);
    }

    @Test
    void paceThatLeavesNoTurn_isToldAsNoTimeLeft() {
        var calls = CallSettings.builder().listener(listener).turnTimeout(Duration.ofSeconds(1));
        ApiClient paced = ApiClient.of(
                Acme.PROFILE,
                Canary.CREDENTIAL,
                settings().callsPerMinute(1).calls(calls.build()).build(),
                timing);
        server.enqueue(answer(200, Acme.KEY));
        paced.call(Acme.request(Repeat.SAFE));
        assertThatThrownBy(() -> paced.call(Acme.request(Repeat.SAFE)));
        assertThat(listener.callEnded().outcome()).isEqualTo(CallOutcome.NO_TIME_LEFT);
        assertThat(listener.callEnded().attempt()).isZero();
    }

    @Test
    void waitForAPlaceAmongTheCallsAtOnce_isTold() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        ApiClient narrow = ApiClient.of(
                Acme.PROFILE,
                Canary.CREDENTIAL,
                settings().maxConcurrentCalls(1).build(),
                timing);
        server.setDispatcher(new HeldAnswers(waiting, answer(200, Acme.KEY)));
        ApiClient heard = narrow.with(CallSettings.builder()
                .listener(listener.and(event -> {
                    if (event instanceof AttemptStarted) {
                        answered.countDown();
                    }
                    if (event instanceof Waiting) {
                        waiting.countDown();
                    }
                }))
                .build());
        Caller first = Caller.start(Caller.Kind.PLATFORM, () -> heard.call(Acme.request(Repeat.SAFE)));
        answered.await();
        Caller second = Caller.start(Caller.Kind.PLATFORM, () -> heard.call(Acme.request(Repeat.SAFE)));
        first.join();
        second.join();
        assertThat(listener.events())
                .filteredOn(Waiting.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((Waiting) event).reason()).isEqualTo(WaitReason.CONCURRENCY))
                .satisfies(event -> assertThat(((Waiting) event).delay()).isEqualTo(Duration.ofMinutes(5)));
        assertThat(second.result()).isNotNull();
    }

    @Test
    void requestId_thatEchoesACredential_isMasked() {
        server.enqueue(answer(200, Acme.KEY)
                .newBuilder()
                .setHeader("X-Request-Id", Canary.CREDENTIAL.reveal())
                .build());
        client().call(Acme.request(Repeat.SAFE));
        assertThat(listener.events().toString()).doesNotContain(Canary.CREDENTIAL.reveal());
        assertThat(listener.callEnded().requestId()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void listenerThatThrowsAtEveryEvent_changesNoCall(Repeat repeat) {
        server.enqueue(answer(200, Acme.KEY));
        ApiClient broken = client().with(
                        CallSettings.builder().listener(new ThrowingListener()).build());
        assertThat(broken.call(Acme.request(repeat)).token().reveal()).isEqualTo(Canary.UNSEEN);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void everyException_hasAnOutcomeOfItsOwn() {
        assertThat(leaves(MailkeysException.class)).hasSizeGreaterThan(10).allSatisfy(kind -> {
            String name = kind.getSimpleName().replace("Exception", "").replaceAll("(?<=.)(?=[A-Z])", "_");
            String expected = Map.of("UNREADABLE_RESPONSE", "UNUSABLE", "NOT_SENT", "READ_ONLY")
                    .getOrDefault(name.toUpperCase(java.util.Locale.ROOT), name.toUpperCase(java.util.Locale.ROOT));
            if (!expected.equals("NO_RESPONSE")) {
                assertThat(CallOutcomes.ofKind(kind)).isEqualTo(CallOutcome.valueOf(expected));
            }
        });
        for (Reason reason : Reason.values()) {
            assertThat(CallOutcome.valueOf(reason.name())).isNotNull();
        }
    }

    private static List<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? java.util.Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(kind -> leaves(kind).stream())
                        .toList()
                : List.of(type);
    }
}
