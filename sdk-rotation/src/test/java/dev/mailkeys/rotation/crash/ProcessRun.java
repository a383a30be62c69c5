package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.ReceivedCall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One child: it rotates until it is killed, and is looked at while it lives and after. */
final class ProcessRun {

    private final ProcessWorld world;
    private final Kill kill;
    private final List<String> points = new ArrayList<>();
    private final AtomicReference<@Nullable Child> rotator = new AtomicReference<>();
    private final AtomicReference<String> shownBySystem = new AtomicReference<>("");
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private String end = "";

    ProcessRun(ProcessWorld world, Kill kill) {
        this.world = world;
        this.kill = kill;
    }

    /** Runs a child until it is killed or has ended by itself; it is gone when this returns. */
    Child run(List<String> command) throws IOException, InterruptedException {
        if (kill instanceof Kill.InCall inCall) {
            IntStream.range(1, inCall.number()).forEach(any -> world.simulator().next(Fault.none()));
            world.simulator().next(inCall.phase().fault(() -> reached(inCall)));
        }
        List<String> limited = kill instanceof Kill.FullDisk full ? full.limit(command) : command;
        try (Child child = Child.start(limited, world.home())) {
            rotator.set(child);
            child.tell(world.simulator().managementToken());
            for (Optional<String> said = child.next(); said.isPresent(); said = child.next()) {
                answer(child, said.get());
            }
            child.await();
            rethrow();
            return child;
        }
    }

    private void answer(Child child, String said) throws IOException, InterruptedException {
        String[] words = said.split(" ", 2);
        switch (words[0]) {
            case "at" -> pass(child, words[1]);
            case "sleep" -> {
                world.sleep(Duration.parse(words[1]));
                child.go();
            }
            default -> end = words[1];
        }
    }

    private void pass(Child child, String where) throws IOException, InterruptedException {
        points.add(where);
        world.at(where);
        if (kill instanceof Kill.AtPoint at && at.number() == points.size()) {
            assertThat(where).isEqualTo(at.where());
            look(child);
            child.kill();
            return;
        }
        if (kill instanceof Kill.Stop stop && stop.number() == points.size()) {
            look(child);
            child.signal("STOP");
            world.overtake();
            child.signal("CONT");
        }
        child.go();
    }

    /** On a thread of the simulator, while the child waits for its answer. */
    private void reached(Kill.InCall call) {
        Child child = Objects.requireNonNull(rotator.get());
        try {
            world.assertIntended(call.operation());
            world.at("a call");
            look(child);
        } catch (IOException | RuntimeException | AssertionError e) {
            trouble.set(e);
        } finally {
            child.kill();
        }
    }

    private void look(Child child) throws IOException {
        shownBySystem.set(child.shownBySystem());
    }

    private void rethrow() {
        Throwable thrown = trouble.get();
        if (thrown != null) {
            throw new AssertionError(thrown);
        }
    }

    /** That what was to happen to the child did happen. */
    void assertStruck(Child child) {
        if (kill.endsTheChild()) {
            assertThat(end).as("ended before it was killed").isEmpty();
        } else if (kill instanceof Kill.Stop stop && !stop.where().endsWith(" " + RecordType.DONE)) {
            // One whose new key the other has removed gives up before it would write anything.
            assertThat(child.said())
                    .as("what the one that was overtaken says")
                    .containsAnyOf("was overtaken by", "The provider does not list the new key");
        } else if (kill instanceof Kill.FullDisk) {
            assertThat(end).contains("RotationReport");
        }
    }

    /** How the child ended by itself; empty if it was killed. */
    String end() {
        return end;
    }

    String shownBySystem() {
        return shownBySystem.get();
    }

    /** Every moment at which a child that goes the same way can be killed. */
    List<Kill> moments() {
        var moments = new ArrayList<Kill>();
        for (int i = 0; i < points.size(); i++) {
            moments.add(new Kill.AtPoint(i + 1, points.get(i)));
        }
        List<ReceivedCall> calls = world.callsOfTheRotator();
        for (int i = 0; i < calls.size(); i++) {
            String operation = calls.get(i).operation();
            for (Kill.Phase phase : Kill.Phase.values()) {
                if (phase.isReachedBy(world.provider(), operation)) {
                    moments.add(new Kill.InCall(i + 1, operation, phase));
                }
            }
        }
        return moments;
    }
}
