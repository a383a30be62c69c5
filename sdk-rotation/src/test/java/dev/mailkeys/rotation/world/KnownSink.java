package dev.mailkeys.rotation.world;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;

/** A sink whose content a test knows, even if rotators can't read it; it outlives the rotators. */
public interface KnownSink extends Sink {

    /** Somebody puts a token there by hand. */
    void hold(Secret token);

    boolean isEmpty();

    /** What a consumer reads. */
    Secret token();

    /** The same sink for a process that may be killed at these points. */
    default Sink killable(KillPoints points) {
        return new KillableSink(this, points);
    }

    /** Fails if the sink was misused. */
    default void assertWellUsed() {}

    default void close() {}
}
