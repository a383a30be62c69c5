package dev.mailkeys.testkit.fault;

import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.Connection;
import dev.mailkeys.testkit.http.Gate;
import java.io.IOException;
import mockwebserver3.MockResponse;

/** How an answer gets on the wire, or doesn't. */
@FunctionalInterface
public interface Transmission {
    MockResponse deliver(Answer answer, Connection connection, Gate gate) throws IOException, InterruptedException;
}
