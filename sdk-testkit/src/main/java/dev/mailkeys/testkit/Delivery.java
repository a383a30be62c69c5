package dev.mailkeys.testkit;

import java.io.IOException;
import mockwebserver3.MockResponse;

/** How an answer gets on the wire, or doesn't. */
@FunctionalInterface
interface Delivery {
    MockResponse deliver(Answer answer, Connection connection, Gate gate) throws IOException, InterruptedException;
}
