package dev.mailkeys.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.Backoff;
import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ForbiddenException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.provider.Repeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract that every provider's client keeps, for each of its operations. Extend it in the provider module's tests
 * and fill in four methods; nothing else is needed.
 *
 * @param <K> the provider's client
 */
@SuppressWarnings("exports") // Who extends the contract has the SDK, JUnit and AssertJ anyway.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class ProviderContract<K> {

    private static final int ATTEMPTS = 3;
    private static final Duration LONG = Duration.ofSeconds(50);

    /** Long enough for a request to reach the server on a busy machine: only an attempt that did is counted there. */
    private static final Duration SHORT = Duration.ofMillis(700);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, Class<? extends ApiException>> KINDS = Map.of(
            400, BadRequestException.class,
            401, UnauthorizedException.class,
            402, RefusedException.class,
            403, ForbiddenException.class,
            404, NotFoundException.class,
            409, ConflictException.class,
            422, BadRequestException.class,
            429, RateLimitedException.class,
            500, ServerErrorException.class,
            503, ServerErrorException.class);

    /** For subclasses. */
    protected ProviderContract() {}

    /**
     * Makes the provider's client.
     *
     * @param credential the management credential, of the provider's shape
     * @param settings the settings that the contract wants
     * @return the client
     */
    protected abstract K client(Secret credential, ClientSettings settings);

    /**
     * A management credential of the provider's shape, found nowhere else in the tests.
     *
     * @return the credential
     */
    protected abstract Secret credential();

    /**
     * The header that must carry the credential.
     *
     * @return the header's name and its whole value
     */
    protected abstract Map.Entry<String, String> authentication();

    /**
     * Every operation of the client.
     *
     * @return the operations; those whose answer or request holds a token use {@link #token()}
     */
    protected abstract List<ContractOperation<K>> operations();

    /**
     * A key's token of the provider's shape, found nowhere else in the tests.
     *
     * @return the token
     */
    protected abstract String token();

    /**
     * The provider's error body.
     *
     * @param message what it says
     * @return the JSON
     */
    protected abstract String error(String message);

    /**
     * The body by which the provider refuses with a success status.
     *
     * @return the JSON; empty if the provider's answers do not say whether they are one
     */
    protected Optional<String> refusalInSuccess() {
        return Optional.empty();
    }

    Stream<ContractOperation<K>> everyOperation() {
        return operations().stream();
    }

    Stream<Arguments> everyOperationAndStatus() {
        return operations().stream()
                .flatMap(operation -> KINDS.keySet().stream().sorted().map(status -> Arguments.of(operation, status)));
    }

    Stream<Arguments> everyOperationAndFault() {
        return operations().stream()
                .flatMap(operation -> Stream.of(ContractFault.values()).map(fault -> Arguments.of(operation, fault)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void everyOperation_sendsItsRequestAndReadsTheAnswer(ContractOperation<K> operation) throws Exception {
        try (var run = run(operation, List.of(success(operation)))) {
            assertThat(run.failure).isNull();
            RecordedRequest request = run.server.last();
            assertThat(run.server.requests()).hasSize(operation.preludes().size() + 1);
            assertThat(request.getMethod()).isEqualTo(operation.method());
            assertThat(request.getTarget()).isEqualTo(operation.target());
            assertThat(request.getHeaders().values(authentication().getKey()))
                    .containsExactly(authentication().getValue());
            assertBody(operation, request);
            run.assertSilent();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void everyOperation_readsAnAnswerWithUnknownFields(ContractOperation<K> operation) throws Exception {
        String answer = MoreFields.in(operation.answer().orElse("{}"), token());
        try (var run = run(operation, List.of(json(operation.status(), answer)))) {
            assertThat(run.failure).isNull();
            run.assertSilent();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyOperationAndStatus")
    void everyStatus_isAnExceptionOfItsKindWithoutAnyToken(ContractOperation<K> operation, int status) {
        String echo = "It failed for " + token() + " and " + credential().reveal();
        try (var run = run(operation, List.of(json(status, error(echo))))) {
            assertThat(run.failure).isInstanceOf(KINDS.get(status));
            ApiException refusal = (ApiException) run.failure;
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.operation()).isEqualTo(operation.name());
            assertThat(refusal.providerMessage()).startsWith("It failed for ***");
            boolean open = status >= 500 && operation.changesSomething();
            assertThat(refusal.mayHaveTakenEffect()).isEqualTo(open);
            run.assertSilent();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyOperationAndFault")
    void everyFault_reachesTheServerAsOftenAsTheTableAllows(ContractOperation<K> operation, ContractFault fault) {
        try (var run = run(operation, List.of(fault.spoil(success(operation))), patience(fault))) {
            assertThat(run.server.requests()).hasSize(operation.requestsWhenLost(ATTEMPTS));
            boolean answerNotRead = fault == ContractFault.CUT_IN_THE_ANSWER
                    && operation.answer().isEmpty();
            if (!answerNotRead) {
                assertThat(run.failure).isInstanceOf(MailkeysException.class);
                assertThat(((MailkeysException) run.failure).mayHaveTakenEffect())
                        .isEqualTo(operation.changesSomething());
            }
            run.assertSilent();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyOperationAndFault")
    void everyFaultThatPasses_isSurvivedExactlyWhereItMayBe(ContractOperation<K> operation, ContractFault fault) {
        MockResponse success = success(operation);
        try (var run = run(operation, List.of(fault.spoil(success), success), patience(fault))) {
            assertThat(run.failure == null).isEqualTo(operation.repeat() != Repeat.NEVER);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void everyOperation_triesAgainWhenItWasTurnedAway(ContractOperation<K> operation) {
        MockResponse busy = new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "0")
                .build();
        try (var run = run(operation, List.of(busy, success(operation)))) {
            assertThat(run.failure).isNull();
            assertThat(run.server.requests()).hasSize(operation.preludes().size() + 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void everyRedirect_isAnErrorAndNeverFollowed(ContractOperation<K> operation) {
        try (var elsewhere = new ContractServer()) {
            MockResponse redirect = new MockResponse.Builder()
                    .code(307)
                    .setHeader("Location", elsewhere.address() + "/" + token())
                    .build();
            try (var run = run(operation, List.of(redirect))) {
                assertThat(run.failure).isInstanceOf(RefusedException.class);
                assertThat(run.server.requests()).hasSize(operation.preludes().size() + 1);
                assertThat(elsewhere.requests()).isEmpty();
                run.assertSilent();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void everyUnreadableAnswer_isKeptAsASecret(ContractOperation<K> operation) {
        assumeThat(operation.answer()).isPresent();
        String garbage = "<html>" + token() + "</html>";
        try (var run = run(operation, List.of(json(operation.status(), garbage)))) {
            assertThat(run.failure).isInstanceOf(UnreadableResponseException.class);
            var unreadable = (UnreadableResponseException) run.failure;
            assertThat(unreadable.body().map(Secret::reveal)).contains(garbage);
            assertThat(unreadable.mayHaveTakenEffect()).isEqualTo(operation.changesSomething());
            assertThat(run.server.requests()).hasSize(operation.preludes().size() + 1);
            run.assertSilent();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void everySuccessThatSaysItIsNone_isARefusal(ContractOperation<K> operation) {
        assumeThat(refusalInSuccess()).isPresent();
        assumeThat(operation.answer()).isPresent();
        try (var run = run(operation, List.of(json(200, refusalInSuccess().orElseThrow())))) {
            assertThat(run.failure).isInstanceOf(RefusedException.class);
            assertThat(((RefusedException) run.failure).mayHaveTakenEffect()).isEqualTo(operation.changesSomething());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void everyInterruption_endsTheCallAndKeepsTheFlag(ContractOperation<K> operation) throws Exception {
        try (var server = new ContractServer()) {
            server.answering(List.of(ContractFault.NO_ANSWER.spoil(success(operation))));
            K client = client(credential(), settings(server, LONG, new Canary()));
            var failure = new AtomicReference<Throwable>();
            var flag = new AtomicReference<Boolean>();
            var caller = new Thread(() -> {
                failure.set(catchThrowable(() -> operation.call().apply(client)));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            server.awaitRequest();
            caller.interrupt();
            caller.join();
            assertThat(failure.get())
                    .isInstanceOfSatisfying(
                            NoResponseException.class,
                            interrupted ->
                                    assertThat(interrupted.reason()).isEqualTo(NoResponseException.Reason.INTERRUPTED));
            assertThat(flag.get()).isTrue();
        }
    }

    private void assertBody(ContractOperation<K> operation, RecordedRequest request) throws JsonProcessingException {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        if (operation.requestBody().isEmpty()) {
            assertThat(body).isEmpty();
        } else {
            assertThat(JSON.readTree(body))
                    .isEqualTo(JSON.readTree(operation.requestBody().orElseThrow()));
            assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        }
    }

    private static Duration patience(ContractFault fault) {
        return fault == ContractFault.NO_ANSWER ? SHORT : LONG;
    }

    private Run run(ContractOperation<K> operation, List<MockResponse> answers) {
        return run(operation, answers, LONG);
    }

    private Run run(ContractOperation<K> operation, List<MockResponse> answers, Duration patience) {
        var server = new ContractServer();
        var script = new ArrayList<MockResponse>();
        operation.preludes().forEach(prelude -> script.add(json(200, prelude)));
        script.addAll(answers);
        server.answering(script);
        var canary = new Canary();
        K client = client(credential(), settings(server, patience, canary));
        return new Run(server, canary, operation, client);
    }

    private MockResponse success(ContractOperation<K> operation) {
        return json(operation.status(), operation.answer().orElse(""));
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static ClientSettings settings(ContractServer server, Duration patience, Canary canary) {
        var retries = RetryPolicy.builder()
                .maxAttempts(ATTEMPTS)
                .backoff(Backoff.none())
                .build();
        var calls = CallSettings.builder()
                .attemptTimeout(patience)
                .retries(retries)
                .listener(canary)
                .build();
        return ClientSettings.builder().baseUrl(server.address()).calls(calls).build();
    }

    /** One call against one server, with what came of it. */
    private final class Run implements AutoCloseable {

        private final ContractServer server;
        private final Canary canary;
        private final AtomicReference<Object> result = new AtomicReference<>();
        private final Throwable failure;

        Run(ContractServer server, Canary canary, ContractOperation<K> operation, K client) {
            this.server = server;
            this.canary = canary;
            this.failure = catchThrowable(() -> result.set(operation.call().apply(client)));
        }

        void assertSilent() {
            canary.assertSilent(
                    result.get(), failure, List.of(token(), credential().reveal()));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
