package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event. */
final class RecordingListener implements CallListener {

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void happened(CallEvent event) {
        events.add(event);
    }

    List<CallEvent> events() {
        return events;
    }

    /** How the last attempt ended. */
    CallEvent.AttemptEnded ended() {
        return last(CallEvent.AttemptEnded.class);
    }

    /** How the last call ended. */
    CallEvent.CallEnded callEnded() {
        return last(CallEvent.CallEnded.class);
    }

    private <E extends CallEvent> E last(Class<E> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    long attempts() {
        return events.stream()
                .filter(CallEvent.AttemptStarted.class::isInstance)
                .count();
    }
}
