package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.rotation.ManagedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a record says besides its type, time and attempt: ids, names and times, never a token. How it stands in a line,
 * {@link RecordTexts} knows.
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

    /** What sinks held before anything was delivered there, by their names, where the record is about that. */
    default Map<String, Before> sinks() {
        return Map.of();
    }

    /** A key, as far as the record names one; with the date at which it ends, or {@code never}, where it is about that. */
    record AboutKey(Optional<String> id, Optional<String> name, Optional<String> date) implements Detail {

        /** Of a record that says no more than its type. */
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

    /** A put: of an intent the version of the sink that it replaces, of an answer the one that it made; empty without any. */
    record Put(String sink, String version) implements Detail {}

    /** A put of the old key's token, of which no version is kept. */
    record PutBack(String sink) implements Detail {}

    /** A wait, and the signs of use that keys had when it began, by id. */
    record Wait(Instant until, Map<String, String> signs) implements Detail {}

    /** Why; {@code again} where a way back is called off while a sink may hold the old key. */
    record Reason(String reason, boolean again) implements Detail {

        public Reason(String reason) {
            this(reason, false);
        }
    }

    /** Sinks that have come since the rotation was planned, and the names of those that have gone. */
    record SinksChanged(Map<String, Before> sinks, List<String> gone) implements Detail {}

    /** Whether the old key may go before the fresh one is made. */
    record Haste(boolean retire) implements Detail {}

    /** What a sink held before anything was delivered there: of which delivery, and its version, empty without any. */
    record Before(String holds, String version) {}
}
