package dev.mailkeys.rotation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.ReaderMark;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.reader.Readers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Readers of a world's readable sinks: each keeps its token until it looks again, and then leaves a mark. */
public final class MarkingReaders {

    /** How long they are waited for. */
    public static final Duration TIME = Duration.ofHours(2);

    /** When the second reader of a sink looks; the first looks at every third point. */
    public enum Manner {
        AT_EVERY_POINT,
        /** Between two runs, and not at each. */
        BY_NIGHT,
        /** It dies each second time between its new mark and the old one. */
        DYING,
        NEVER
    }

    private final World world;
    private final Manner manner;
    private final List<Reading> readings;
    private int points;
    private int nights;
    private boolean givenUp;

    /** Of each sink that can be read there are two. */
    MarkingReaders(World world, Manner manner, Path folder) {
        this.world = world;
        this.manner = manner;
        this.readings = world.sinks().stream()
                .filter(sink -> sink.read().token().isPresent())
                .map(sink -> new Reading(sink, ReaderMarks.in(folder.resolve(sink.name()))))
                .toList();
    }

    /** One sink's readers, and the tokens that they go on with. */
    private record Reading(MemorySink sink, ReaderMarks marks, Secret[] tokens) {

        Reading(MemorySink sink, ReaderMarks marks) {
            this(sink, marks, new Secret[] {sink.token(), sink.token()});
            look(0);
            look(1);
        }

        void look(int reader) {
            tokens[reader] = sink.token();
            try {
                marks.leave("reader-" + reader, tokens[reader]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void lookAndDie(int reader) {
            Secret before = tokens[reader];
            look(reader);
            try {
                ReaderMarks aside = ReaderMarks.in(marks.folder().resolveSibling("aside"));
                aside.leave("reader-" + reader, before);
                for (ReaderMark mark : aside.all()) {
                    String name = mark.reader() + "~" + mark.fingerprint();
                    if (!Files.exists(marks.folder().resolve(name))) {
                        Files.createFile(marks.folder().resolve(name));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Readers known() {
            return Readers.of(tokens.length, marks);
        }
    }

    Readers of(KnownSink sink) {
        return readings.stream()
                .filter(reading -> reading.sink == sink)
                .findFirst()
                .orElseThrow()
                .known();
    }

    boolean has(KnownSink sink) {
        return readings.stream().anyMatch(reading -> reading.sink == sink);
    }

    /** A point is passed: some look, and nobody is refused. */
    void pass(String where) {
        assertNobodyIsRefused(where);
        points++;
        for (Reading reading : readings) {
            if (points % 3 == 0) {
                reading.look(0);
            }
            if (points % 3 == 1 && manner == Manner.AT_EVERY_POINT) {
                reading.look(1);
            }
            if (points % 4 == 1 && manner == Manner.DYING) {
                reading.lookAndDie(1);
            }
        }
    }

    /** A run is over. */
    void night() {
        nights++;
        readings.forEach(reading -> reading.look(0));
        if (manner == Manner.DYING || (manner == Manner.BY_NIGHT && nights % 4 == 0)) {
            readings.forEach(reading -> reading.look(1));
        }
    }

    private void assertNobodyIsRefused(String where) {
        for (Reading reading : readings) {
            IntStream.range(0, reading.tokens.length)
                    .filter(reader -> !isGivenUp(reader))
                    .forEach(reader -> assertThat(world.simulator().accepts(reading.tokens[reader].reveal()))
                            .as("%s: the token of reader %s of %s works", where, reader, reading.sink.name())
                            .isTrue());
        }
    }

    /** The time for readers is over: a reader that never looks is refused. */
    private boolean isGivenUp(int reader) {
        if (manner != Manner.NEVER || reader == 0) {
            return false;
        }
        givenUp = givenUp
                || Progress.of(world.records())
                        .latest(RecordType.READERS)
                        .flatMap(readers -> readers.as(Wait.class))
                        .map(Wait::until)
                        .filter(this::isOver)
                        .isPresent();
        return givenUp;
    }

    private boolean isOver(Instant until) {
        return !world.timing().now().isBefore(until);
    }
}
