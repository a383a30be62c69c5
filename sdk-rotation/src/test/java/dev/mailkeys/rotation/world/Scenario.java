package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.testkit.Fault;
import java.util.List;
import java.util.function.Function;

/**
 * One way a rotation may go, before anybody is killed.
 *
 * @param provider {@code jetemail}, {@code emailit} or {@code elasticemail}
 * @param strategy how the key is rotated
 * @param sinks the sinks' kinds, by a function from a name
 * @param operation the operation that the fault strikes; empty for none
 * @param fault what goes wrong, once
 * @param title for people
 */
public record Scenario(
        String provider,
        Strategy strategy,
        List<Function<String, MemorySink>> sinks,
        String operation,
        Fault fault,
        String title) {

    public static Scenario of(
            String provider, Strategy strategy, String title, List<Function<String, MemorySink>> sinks) {
        return new Scenario(provider, strategy, sinks, "", Fault.cut(), title);
    }

    public Scenario with(String operation, Fault fault) {
        return new Scenario(provider, strategy, sinks, operation, fault, title);
    }

    public boolean keepsTheSinkAlive() {
        return strategy != Strategy.IN_PLACE;
    }

    @Override
    public String toString() {
        return provider + " " + strategy + " " + title + (operation.isEmpty() ? "" : ", " + operation + " " + fault);
    }
}
