package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.rotation.ManagedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a record says besides its type, time and attempt: ids, names and times, never a token. {@link RecordTexts} knows
 * its form in a line.
 */
public sealed interface Detail
        permits PlanDetail,
                Detail.AboutKey,
                Detail.Put,
                Detail.PutBack,
                Detail.Wait,
                Detail.Reason,
                Detail.SinksChanged,
                Detail.Haste {

    /** What each sink held before the first delivery, by the sink's name, if the record says it. */
    default Map<String, Before> sinks() {
        return Map.of();
    }

    /** A key, if the record names one, and in records of expiry the date at which it ends, or {@code never}. */
    record AboutKey(Optional<String> id, Optional<String> name, Optional<String> date) implements Detail {

        /** Of a record that has only its type. */
        public static final AboutKey NONE = new AboutKey(Optional.empty(), Optional.empty(), Optional.empty());

        public static AboutKey of(ManagedKey key) {
            return new AboutKey(Optional.of(key.id()), Optional.of(key.name()), Optional.empty());
        }

        public static AboutKey withId(String id) {
            return new AboutKey(Optional.of(id), Optional.empty(), Optional.empty());
        }

        public static AboutKey withName(String name) {
            return new AboutKey(Optional.empty(), Optional.of(name), Optional.empty());
        }
    }

    /** A put. The version is the one that an intent replaces, or that an answer made; empty if the sink has none. */
    record Put(String sink, String version) implements Detail {}

    /** A put of the old key's token; its version is not kept. */
    record PutBack(String sink) implements Detail {}

    /** A wait, and the signs of use that keys had when it began, by id. */
    record Wait(Instant until, Map<String, String> signs) implements Detail {}

    /** A reason. {@code again}: a rollback is called off while a sink may hold the old key. */
    record Reason(String reason, boolean again) implements Detail {

        public Reason(String reason) {
            this(reason, false);
        }
    }

    /** Sinks that have come since the rotation was planned, and the names of those that have gone. */
    record SinksChanged(Map<String, Before> sinks, List<String> gone) implements Detail {}

    /** Whether the old key may go before the fresh one is made. */
    record Haste(boolean retire) implements Detail {}

    /** What a sink held before the first delivery: the delivery, and the version, empty if the sink has none. */
    record Before(String holds, String version) {}
}
