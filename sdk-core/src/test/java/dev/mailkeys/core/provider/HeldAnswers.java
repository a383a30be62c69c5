package dev.mailkeys.core.provider;

import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Gives every request the same answer, but none before the gate is open. */
final class HeldAnswers extends Dispatcher {

    private final CountDownLatch gate;
    private final MockResponse answer;

    HeldAnswers(CountDownLatch gate, MockResponse answer) {
        this.gate = gate;
        this.answer = answer;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        gate.await();
        return answer;
    }
}
