package dev.mailkeys.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Searches everything that a call lets out for secrets that must not be in it. */
final class Canary implements CallListener {

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void happened(CallEvent event) {
        events.add(event);
    }

    /** Fails if one of the secrets stands in the text of the result, the failure or an event. */
    void assertSilent(@Nullable Object result, @Nullable Throwable failure, List<String> secrets) {
        String everything = result + "\n" + (failure == null ? "" : trace(failure)) + "\n" + events;
        for (String secret : secrets) {
            assertThat(everything).as("what the call let out").doesNotContain(secret);
        }
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
