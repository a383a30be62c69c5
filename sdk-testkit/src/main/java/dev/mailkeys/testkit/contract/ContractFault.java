package dev.mailkeys.testkit.contract;

import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** What can go wrong after sending began, each as the server does it. */
enum ContractFault {
    CUT_BEFORE_THE_ANSWER(answer ->
            answer.newBuilder().onResponseStart(new SocketEffect.CloseSocket()).build()),
    CUT_IN_THE_ANSWER(answer -> answer.newBuilder()
            .body("{\"cut\":")
            .setHeader("Content-Length", 1000)
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build()),
    NO_ANSWER(answer ->
            answer.newBuilder().onResponseStart(SocketEffect.Stall.INSTANCE).build()),
    NOT_HTTP(answer -> answer.newBuilder().status("GARBAGE").build()),
    STATUS_408(answer -> empty(408).build()),
    STATUS_500(answer -> empty(500).build()),
    STATUS_503_AT_ONCE(answer -> empty(503).setHeader("Retry-After", "0").build());

    @SuppressWarnings("ImmutableEnumChecker") // Each of the functions above holds nothing.
    private final Function<MockResponse, MockResponse> spoil;

    ContractFault(Function<MockResponse, MockResponse> spoil) {
        this.spoil = spoil;
    }

    MockResponse spoil(MockResponse answer) {
        return spoil.apply(answer);
    }

    private static MockResponse.Builder empty(int status) {
        return new MockResponse.Builder().code(status);
    }
}
