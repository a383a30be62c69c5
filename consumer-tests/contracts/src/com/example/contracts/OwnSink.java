package com.example.contracts;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A store of secrets that somebody else has written, here in memory. */
final class OwnSink implements Sink {

    private Optional<Secret> token = Optional.empty();
    private Optional<KeyMark> mark = Optional.empty();
    private long version = 1;
    private boolean broken;

    @Override
    public String name() {
        return "own:memory";
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return Set.of(
                SinkCapability.READABLE,
                SinkCapability.METADATA,
                SinkCapability.COMPARE_AND_SWAP,
                SinkCapability.IDEMPOTENT_PUT);
    }

    @Override
    public Duration settleTime() {
        return Duration.ZERO;
    }

    @Override
    public void check() {}

    @Override
    public synchronized SinkState read() {
        return new SinkState(token, mark, Optional.of(String.valueOf(version)));
    }

    @Override
    public synchronized Optional<String> put(Delivery delivery, Optional<String> expected) {
        if (broken) {
            throw new SinkException(SinkException.Kind.UNCHANGED, "The store is gone.", null);
        }
        if (expected.isPresent() && !expected.get().equals(String.valueOf(version))) {
            throw new SinkException(SinkException.Kind.CONFLICT, "Somebody else has put a token.", null);
        }
        token = Optional.of(delivery.token());
        mark = Optional.of(delivery.mark());
        version++;
        return Optional.of(String.valueOf(version));
    }

    synchronized void overwrite(Secret other) {
        token = Optional.of(other);
        version++;
    }

    synchronized void breakDown() {
        broken = true;
    }
}
