package dev.mailkeys.rotation;

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
record JournalRecord(
        RecordType type, Instant at, int attempt, Map<String, String> details, Optional<KeySettings> settings) {

    JournalRecord {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    String detail(String name) {
        return details.getOrDefault(name, "");
    }

    Instant time(String name) {
        return Instant.parse(detail(name));
    }
}
