package dev.mailkeys.examples;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.event.CallOutcome;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.micrometer.ObservedCalls;
import dev.mailkeys.opentelemetry.TracedCalls;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Consumer;

/** Lets the rest of the stack know what calls do: in a log, in metrics, in traces, and where somebody must look. */
public final class ObserveCalls {

    private ObserveCalls() {}

    /** A line for each attempt, at INFO or WARNING. */
    public static EmailitKeys logged(EmailitKeys keys) {
        return keys.with(CallSettings.builder()
                .listener(CallListener.logging(System.getLogger("mailkeys")))
                .build());
    }

    /** Timers, counters and spans, as the registry's handlers make them. */
    public static EmailitKeys observed(Secret credential, ClientSettings settings, ObservationRegistry registry) {
        var calls =
                CallSettings.builder().listener(ObservedCalls.with(registry)).build();
        return EmailitKeys.using(credential, settings).with(calls);
    }

    /** Spans by OpenTelemetry's own conventions. */
    public static EmailitKeys traced(Secret credential, ClientSettings settings, OpenTelemetry openTelemetry) {
        var calls =
                CallSettings.builder().listener(TracedCalls.with(openTelemetry)).build();
        return EmailitKeys.using(credential, settings).with(calls);
    }

    /** Tells a person about the one thing that no retry fixes, besides the listeners that are already there. */
    public static EmailitKeys alarmed(EmailitKeys keys, Consumer<String> pager) {
        CallListener alarm = event -> {
            if (event instanceof CallEvent.CallEnded ended
                    && ended.outcome() != CallOutcome.SUCCEEDED
                    && ended.mayHaveTakenEffect()) {
                pager.accept(ended.operation() + " may have taken effect: look at the keys.");
            }
        };
        CallListener both = keys.settings().calls().listener().and(alarm);
        return keys.with(CallSettings.builder().listener(both).build());
    }
}
