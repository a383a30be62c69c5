package dev.mailkeys.rotation.crash;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Nightly;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.testkit.SimulatedClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A rotator of its own process, to be killed. Before it passes a point, and wherever it would sleep, it says so on
 * standard output and waits for leave on standard input, where the credential comes first. Its clock stands still but
 * for its sleeps, as its parent's does.
 */
final class ChildProgram {

    private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private ChildProgram() {}

    public static void main(String[] arguments) {
        new ChildProgram()
                .rotate(
                        new ProcessScenario(arguments[0], Strategy.valueOf(arguments[1])),
                        URI.create(arguments[2]),
                        SimulatedClock.fixedAt(Instant.parse(arguments[3])),
                        Path.of(arguments[4]));
        System.exit(0);
    }

    private void rotate(ProcessScenario scenario, URI baseUrl, SimulatedClock clock, Path home) {
        Secret credential = Secret.of(line());
        Timing timing = new WatchedTiming(clock, 0.25, duration -> ask("sleep " + duration));
        ProviderAdapter adapter = Providers.adapter(scenario.provider(), baseUrl, credential, clock, this::happened);
        Rotation rotation = scenario.rotation(
                        home, adapter, timing, new KillPoints(KillPoints.NEVER, where -> ask("at " + where)))
                .listener(event -> say("note " + event))
                .build();
        Supplier<RotationReport> night = () -> {
            RotationReport report = rotation.run();
            say("note " + report);
            return report;
        };
        say("end " + Nightly.until(night, timing));
    }

    private void happened(CallEvent event) {
        say("note " + event);
        if (event instanceof CallEvent.AttemptEnded ended) {
            ask("at answered " + ended.operation());
        }
    }

    private void ask(String what) {
        say(what);
        if (!line().equals("go")) {
            Runtime.getRuntime().halt(9);
        }
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }

    private String line() {
        try {
            return String.valueOf(input.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says how long it sleeps before it does.
     *
     * @param clock what sleeping advances
     * @param random all the chance there is: not the same for two rotators, who would give their rotations the same id
     * @param watcher who is told
     */
    record WatchedTiming(SimulatedClock clock, double random, Consumer<Duration> watcher) implements Timing {

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public long nanoTime() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public void sleep(Duration duration) {
            watcher.accept(duration);
            clock.advance(duration);
        }
    }
}
