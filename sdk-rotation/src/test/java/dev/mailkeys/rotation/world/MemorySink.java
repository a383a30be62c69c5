package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sink in memory, of any capabilities. */
public final class MemorySink implements KnownSink {

    private final String name;
    private final Set<SinkCapability> capabilities;
    private @Nullable Secret token;
    private @Nullable KeyMark mark;
    private int version;
    private @Nullable String problem;
    private final Map<String, SinkState> neighbours = new HashMap<>();
    private boolean failing;
    private boolean silent;

    public MemorySink(String name, Set<SinkCapability> capabilities) {
        this.name = name;
        this.capabilities = capabilities;
    }

    public static MemorySink readable(String name) {
        return new MemorySink(name, EnumSet.allOf(SinkCapability.class));
    }

    public static MemorySink raw(String name) {
        return new MemorySink(name, EnumSet.complementOf(EnumSet.of(SinkCapability.METADATA)));
    }

    public static MemorySink writeOnly(String name) {
        return new MemorySink(name, EnumSet.of(SinkCapability.IDEMPOTENT_PUT));
    }

    public static MemorySink writeOnlyMarked(String name) {
        return new MemorySink(name, EnumSet.of(SinkCapability.IDEMPOTENT_PUT, SinkCapability.METADATA));
    }

    @Override
    public void hold(Secret token) {
        this.token = token;
        mark = null;
        version++;
    }

    public void holdNothing() {
        token = null;
        mark = null;
        version++;
    }

    public void mark(KeyMark mark) {
        this.mark = mark;
    }

    /** Another place of the same store. */
    public void neighbour(String place, Secret held, Optional<KeyMark> whose) {
        neighbours.put(place, new SinkState(Optional.of(held), whose, Optional.empty()));
    }

    @Override
    public Map<String, SinkState> neighbours() {
        return neighbours;
    }

    /** The same content under another name. */
    public MemorySink movedTo(String other) {
        var moved = new MemorySink(other, capabilities);
        moved.token = token;
        moved.mark = mark;
        return moved;
    }

    public void failEveryPut() {
        failing = true;
    }

    public void failEveryRead() {
        silent = true;
    }

    @Override
    public boolean isEmpty() {
        return token == null;
    }

    public void refuseEverything(String why) {
        problem = why;
    }

    @Override
    public Secret token() {
        return Optional.ofNullable(token).orElseThrow();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return capabilities;
    }

    @Override
    public Duration settleTime() {
        return capabilities.contains(SinkCapability.COMPARE_AND_SWAP) ? Duration.ZERO : Duration.ofSeconds(30);
    }

    @Override
    public void check() {
        if (problem != null) {
            throw new SinkException(SinkException.Kind.UNCHANGED, problem, null);
        }
    }

    @Override
    public SinkState read() {
        if (silent) {
            throw new SinkException(SinkException.Kind.UNCHANGED, name + ": no answer.", null);
        }
        return new SinkState(
                Optional.ofNullable(token).filter(held -> can(SinkCapability.READABLE)),
                Optional.ofNullable(mark).filter(held -> can(SinkCapability.METADATA)),
                can(SinkCapability.COMPARE_AND_SWAP) ? Optional.of("v" + version) : Optional.empty());
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        if (failing) {
            throw new SinkException(SinkException.Kind.UNKNOWN, name + ": it ended with exit code 1.", null);
        }
        if (can(SinkCapability.COMPARE_AND_SWAP) && !expected.equals(read().version())) {
            throw new SinkException(SinkException.Kind.CONFLICT, name + " was changed.", null);
        }
        hold(delivery.token());
        mark(delivery.mark());
        return read().version();
    }

    private boolean can(SinkCapability capability) {
        return capabilities.contains(capability);
    }
}
