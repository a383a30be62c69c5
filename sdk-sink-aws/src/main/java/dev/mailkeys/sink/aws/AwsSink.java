package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.SecretContent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the two sinks of AWS, {@link SecretsManagerSink} and {@link ParameterStoreSink}, have in common: name,
 * neighbours, and messages for content that can't be read.
 */
public abstract class AwsSink implements Sink {

    final AwsSetup setup;
    final Remedy advice;
    private final String prefix;

    AwsSink(String kind, AwsService service, String rights, AwsSetup setup) {
        this.setup = setup;
        this.prefix = AwsNames.sink(kind, setup.region(), setup.place());
        this.advice = new Remedy(prefix + setup.content().place(), service.server(), rights);
    }

    /** The whole current content. */
    abstract String text();

    @Override
    public final String name() {
        return advice.sink();
    }

    @Override
    public final Duration settleTime() {
        return setup.settleTime();
    }

    @Override
    public final Map<String, SinkState> neighbours() {
        var others = new HashMap<String, SinkState>();
        setup.content().others(text()).forEach((place, state) -> others.put(prefix + place, state));
        return others;
    }

    /** Whether a text holds exactly this delivery, including its mark. */
    static boolean holds(String text, SecretContent content, Delivery delivery) {
        SinkState held = content.read(text);
        boolean isMarked = !content.keepsMark() || held.mark().equals(Optional.of(delivery.mark()));
        return isMarked && held.token().equals(Optional.of(delivery.token()));
    }

    final <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException problem) {
            throw advice.problem(Kind.UNCHANGED, problem.getMessage() + ". Nothing was changed.");
        }
    }

    @Override
    public final String toString() {
        return name();
    }
}
