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
 * @param stores further sinks, whose stores are made for one world, with its clock
 * @param operation the operation that the fault strikes; empty for none
 * @param fault what goes wrong, once
 * @param title for people
 */
public record Scenario(
        String provider,
        Strategy strategy,
        List<Function<String, MemorySink>> sinks,
        Function<SimulatedTiming, List<KnownSink>> stores,
        String operation,
        Fault fault,
        String title) {

    public static Scenario of(
            String provider, Strategy strategy, String title, List<Function<String, MemorySink>> sinks) {
        return new Scenario(provider, strategy, sinks, timing -> List.of(), "", Fault.cut(), title);
    }

    public Scenario with(String operation, Fault fault) {
        return new Scenario(provider, strategy, sinks, stores, operation, fault, title);
    }

    /** The same with sinks that have stores. */
    public Scenario into(Function<SimulatedTiming, List<KnownSink>> stores) {
        return new Scenario(provider, strategy, sinks, stores, operation, fault, title);
    }

    public boolean keepsTheSinkAlive() {
        return strategy != Strategy.IN_PLACE;
    }

    @Override
    public String toString() {
        return provider + " " + strategy + " " + title + (operation.isEmpty() ? "" : ", " + operation + " " + fault);
    }
}
