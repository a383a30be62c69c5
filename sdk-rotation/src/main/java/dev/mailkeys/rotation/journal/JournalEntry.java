package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.engine.record.Detail;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordJson;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a journal, as a person reads it. Holds no secret.
 *
 * @param at when it was written, by its writer's clock
 * @param step what it says: {@code CREATE_INTENT}, {@code CREATED} …; a later version may add others
 * @param attempt which attempt it belongs to; 0 where to none
 * @param key the name of the key that it is about
 * @param sink the name of the sink that it is about
 * @param reason why, where something was given up or turned back
 * @param until what time it waits for
 */
public record JournalEntry(
        Instant at,
        String step,
        int attempt,
        Optional<String> key,
        Optional<String> sink,
        Optional<String> reason,
        Optional<Instant> until) {

    /**
     * Creates one. No argument may be null.
     *
     * @param at when it was written, by its writer's clock
     * @param step what it says
     * @param attempt which attempt it belongs to; 0 where to none
     * @param key the name of the key that it is about
     * @param sink the name of the sink that it is about
     * @param reason why, where something was given up or turned back
     * @param until what time it waits for
     */
    public JournalEntry {
        Objects.requireNonNull(at, "at must not be null");
        Objects.requireNonNull(step, "step must not be null");
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(sink, "sink must not be null");
        Objects.requireNonNull(reason, "reason must not be null");
        Objects.requireNonNull(until, "until must not be null");
    }

    /**
     * Reads a line that a rotation wrote.
     *
     * @param line the line, from {@link JournalStore#read(String, String)}
     * @return what it says
     * @throws JournalException of kind {@code DAMAGED} if this version can't read it: a later one wrote it, or it is damaged
     */
    public static JournalEntry of(JournalLine line) {
        Objects.requireNonNull(line, "line must not be null");
        JournalRecord read = RecordJson.read(line);
        return new JournalEntry(
                read.at(),
                read.type().name(),
                read.attempt(),
                read.as(PlanDetail.class)
                        .flatMap(PlanDetail::name)
                        .or(() -> read.as(Detail.AboutKey.class).flatMap(Detail.AboutKey::name)),
                read.as(Detail.Put.class)
                        .map(Detail.Put::sink)
                        .or(() -> read.as(Detail.PutBack.class).map(Detail.PutBack::sink)),
                read.as(Detail.Reason.class).map(Detail.Reason::reason),
                read.as(Detail.Wait.class).map(Detail.Wait::until));
    }
}
