package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;

/** Throws whenever it is told or asked something. */
final class ThrowingListener implements CallListener {

    @Override
    public void happened(CallEvent event) {
        throw new AssertionError("broken listener");
    }

    @Override
    public void addHeaders(CallEvent.AttemptStarted attempt, Headers headers) {
        throw new IllegalStateException("broken listener");
    }
}
