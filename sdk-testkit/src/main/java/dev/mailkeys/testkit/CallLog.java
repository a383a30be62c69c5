package dev.mailkeys.testkit;

import java.util.ArrayList;
import java.util.List;

/** What was received, in the order of decision. Safe for use by several threads. */
final class CallLog {
    private final List<ReceivedCall> calls = new ArrayList<>();

    /** Adds a call and gives its place. */
    synchronized int add(ReceivedCall call) {
        calls.add(call);
        return calls.size() - 1;
    }

    synchronized void committedLate(int place) {
        calls.set(place, calls.get(place).committedLate());
    }

    synchronized List<ReceivedCall> snapshot() {
        return List.copyOf(calls);
    }
}
