package dev.mailkeys.fleet.web;

import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.journal.JournalEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journal as a list of what happened when. */
final class Timeline {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Timeline() {}

    /** One line of the journal, with its time to the second. Of an unreadable line, only that it is there. */
    record Entry(String at, String step, String detail) {}

    static List<Entry> of(List<JournalLine> lines) {
        return lines.stream().map(Timeline::entry).toList();
    }

    private static Entry entry(JournalLine line) {
        try {
            return entry(JournalEntry.of(line));
        } catch (JournalException unreadable) {
            return new Entry("", "not readable here", "");
        }
    }

    private static Entry entry(JournalEntry said) {
        Optional<String> until = said.until().map(time -> "until " + TimeWords.notBefore(time));
        return new Entry(
                SECOND.format(said.at()),
                said.step().toLowerCase(Locale.ROOT).replace('_', ' '),
                Stream.of(said.key(), said.sink(), said.reason(), until)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")));
    }
}
