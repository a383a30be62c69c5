package dev.mailkeys.rotation.sink.builtin;

import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all file sinks have in common. Each kind says where in the file the token stands. */
abstract class FileSinks implements SinkFactory {

    /** More names than a message can use. */
    private static final int MOST_READERS = 1000;

    private static final SinkKey PATH =
            SinkKey.of("path", Kind.PATH, "the file that is to hold the token").required();

    private static final List<SinkKey> OF_ALL = List.of(
            SinkKey.of("allow-others", Kind.FLAG, "whether others may read the file")
                    .otherwise("false"),
            SinkKey.of(
                            "folder-owner",
                            Kind.TEXT,
                            "who else may own the folder, or folders above it, by name or number: the consumer's own user,"
                                    + " where root delivers")
                    .otherwise("you or root"),
            SinkKey.number(
                    "readers",
                    1,
                    MOST_READERS,
                    "how many programs read the token: with \"overlap\" the old key is kept until the marks of all of them"
                            + " say that they have the new one"),
            SinkKey.of("marks", Kind.PATH, "the folder in which they leave their marks")
                    .otherwise("beside the file"));

    /** The key that names the place in the file; none if the file holds only the token. */
    abstract List<SinkKey> place();

    /** The sink; empty where a value is missing or wrong. */
    abstract Optional<FileSink> sink(SinkValues values, Path file);

    /** Where programs find the token. */
    abstract TokenPlace token(SinkValues values, Path file);

    @Override
    public List<SinkKey> keys() {
        var keys = new ArrayList<SinkKey>();
        keys.add(PATH);
        keys.addAll(place());
        keys.addAll(OF_ALL);
        return keys;
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        if (values.path("marks").isPresent() && values.number("readers").isEmpty()) {
            values.problem("marks", "marks needs readers beside it: how many there are, readers = 8");
        }
        return values.path("path").flatMap(file -> sink(values, file).map(sink -> plan(values, file, sink)));
    }

    private SinkPlan plan(SinkValues values, Path file, FileSink bare) {
        FileSink open = values.flag("allow-others") ? bare.allowingOthers() : bare;
        FileSink sink = values.text("folder-owner").map(open::inFolderOf).orElse(open);
        SinkPlan plan = SinkPlan.of(sink.name(), context -> sink).readAt(token(values, file));
        ReaderMarks marks = values.path("marks").map(ReaderMarks::in).orElseGet(sink::marks);
        return values.number("readers")
                .map(count -> plan.readBy(Readers.of(count, marks)))
                .orElse(plan);
    }
}
