package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.rotation.KeySettings;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One record of a journal.
 *
 * @param type what it says
 * @param at when it was written, by the clock of whoever wrote it
 * @param attempt which attempt it belongs to; 0 where to none
 * @param details ids, names and times by name; never a token
 * @param settings what the key may do, where the record is about that
 */
public record JournalRecord(
        RecordType type, Instant at, int attempt, Map<String, String> details, Optional<KeySettings> settings) {

    public JournalRecord {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    public String detail(String name) {
        return details.getOrDefault(name, "");
    }

    public Instant time(String name) {
        return Instant.parse(detail(name));
    }
}
