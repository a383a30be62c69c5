package dev.mailkeys.testkit.simulator;

import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A provider's state under one lock, with the changes that wait to be made late. */
public final class ProviderState {
    private final ProviderApi api;
    private final SimulatedClock clock;
    private final LateCommits late = new LateCommits();

    public ProviderState(ProviderApi api, SimulatedClock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Looks at or changes the state, after the late commits that are due. */
    public synchronized <T> T locked(Supplier<T> work) {
        late.applyDue(clock.instant());
        return work.get();
    }

    public Answer answer(IncomingRequest call) {
        return locked(() -> answerNow(call));
    }

    /** Makes a call's change later; {@code made} hears of it if it really changed something. */
    public synchronized void answerLate(IncomingRequest call, Optional<Instant> due, Runnable made) {
        late.add(due.orElse(Instant.MAX), () -> {
            if (answerNow(call).committed()) {
                made.run();
            }
        });
    }

    public synchronized int applyLateCommits() {
        return late.applyAll();
    }

    public ProviderApi api() {
        return api;
    }

    private Answer answerNow(IncomingRequest call) {
        try {
            return api.answer(call);
        } catch (Refused refused) {
            return refused.answer();
        }
    }
}
