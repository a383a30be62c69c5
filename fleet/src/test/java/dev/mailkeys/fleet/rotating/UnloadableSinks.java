package dev.mailkeys.fleet.rotating;

import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.List;
import java.util.Optional;

/** {@code type = "unloadable"}: of a jar that was made for another version, or lacks a library. */
public final class UnloadableSinks implements SinkFactory {

    @Override
    public String type() {
        return "unloadable";
    }

    @Override
    public String title() {
        return "places that nobody can reach";
    }

    @Override
    public List<SinkKey> keys() {
        return List.of();
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        return Optional.of(SinkPlan.of("unloadable", context -> {
            throw new NoClassDefFoundError("com/example/Library");
        }));
    }
}
