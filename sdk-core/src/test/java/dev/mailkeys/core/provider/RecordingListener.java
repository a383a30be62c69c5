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

    long attempts() {
        return events.stream()
                .filter(CallEvent.AttemptStarted.class::isInstance)
                .count();
    }
}
