package dev.mailkeys.core.provider;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Gives the first answer to the first request, and so on; the last one to all that follow. */
final class ScriptedAnswers extends Dispatcher {

    private final List<MockResponse> answers;
    private final AtomicInteger given = new AtomicInteger();

    ScriptedAnswers(MockResponse... answers) {
        this.answers = List.of(answers);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        return answers.get(Math.min(given.getAndIncrement(), answers.size() - 1));
    }

    @Override
    public MockResponse peek() {
        return answers.get(Math.min(given.get(), answers.size() - 1));
    }
}
