package dev.mailkeys.cli.simulate;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The simulators of all providers and the address that controls them, each at a port of the loopback interface. */
final class Simulators implements AutoCloseable {

    private final SimulatedClock clock = SimulatedClock.running();
    private final Map<String, ProviderSimulator> providers = new LinkedHashMap<>();
    private final ProviderSimulator control;

    private Simulators(int firstPort) {
        try {
            for (SimulatedProvider each : SimulatedProvider.values()) {
                providers.put(each.provider.word(), at(firstPort, port -> each.start(clock, port)));
            }
            var api = new Control(providers(), clock);
            control = at(firstPort, port -> ProviderSimulator.of(api, "", SimulatedClock.running(), port));
        } catch (RuntimeException failed) {
            providers.values().forEach(ProviderSimulator::close);
            throw failed;
        }
    }

    /**
     * Starts them.
     *
     * @param firstPort the port of the first; 0 for any that are free
     */
    static Simulators start(int firstPort) {
        return new Simulators(firstPort);
    }

    /** By their providers' words. */
    Map<String, ProviderSimulator> providers() {
        return Collections.unmodifiableMap(providers);
    }

    private ProviderSimulator of(SimulatedProvider each) {
        return Objects.requireNonNull(providers.get(each.provider.word()));
    }

    /** Puts keys of the given ages into the accounts. */
    void seed(List<SeedFile.Seed> oldestFirst) {
        for (SeedFile.Seed seed : oldestFirst) {
            clock.advance(seed.age().negated());
            of(seed.provider()).seedKey(seed.name(), seed.settings());
            clock.advance(seed.age());
        }
    }

    void latency(Duration latency) {
        providers.values().forEach(provider -> provider.latency(latency));
    }

    /** Their addresses and credentials, as shell commands. */
    String variables() {
        return List.of(SimulatedProvider.values()).stream()
                        .map(each -> variables(each, of(each)))
                        .collect(Collectors.joining())
                + export("MAILKEYS_CONTROL_URL", control.baseUrl().toString());
    }

    private static String variables(SimulatedProvider each, ProviderSimulator simulator) {
        return export(each.provider.credentialVariable(), simulator.managementToken())
                + export(each.provider.urlVariable(), simulator.baseUrl().toString());
    }

    /** Such a value needs no quotes. */
    private static String export(String name, String value) {
        return "export " + name + "=" + value + "\n";
    }

    private ProviderSimulator at(int firstPort, IntFunction<ProviderSimulator> start) {
        int port = firstPort == 0 ? 0 : firstPort + providers.size();
        try {
            return start.apply(port);
        } catch (UncheckedIOException taken) {
            throw Failure.refused(
                    "port",
                    "The port " + port + " can't be had on the loopback interface (" + reason(taken)
                            + "). Give another --port: " + Simulate.PORTS
                            + " in a row are needed. Or leave --port out: then free ones are found.");
        }
    }

    private static String reason(UncheckedIOException taken) {
        return String.valueOf(
                Objects.requireNonNullElse(taken.getCause(), taken).getMessage());
    }

    @Override
    public void close() {
        control.close();
        providers.values().forEach(ProviderSimulator::close);
    }
}
