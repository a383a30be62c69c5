package dev.mailkeys.rotation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordJson;
import dev.mailkeys.rotation.engine.record.RecordType;
import java.util.List;

/** A journal whose process may be killed before and after each record. */
public record KillableStore(JournalStore store, KillPoints points) implements JournalStore {

    @Override
    public JournalLease lease(String target) {
        JournalLease lease = store.lease(target);
        return new KillableLease(lease, points);
    }

    @Override
    public List<JournalLine> read(String target) {
        return store.read(target);
    }

    @Override
    public List<String> rotations(String target) {
        return store.rotations(target);
    }

    @Override
    public List<JournalLine> read(String target, String rotation) {
        return store.read(target, rotation);
    }

    @Override
    public String archive(String target) {
        points.pass("before the journal is set aside");
        String kept = store.archive(target);
        points.pass("after the journal is set aside");
        return kept;
    }

    private static final class KillableLease extends ForwardingLease {

        private final KillPoints points;

        private KillableLease(JournalLease lease, KillPoints points) {
            super(lease);
            this.points = points;
        }

        @Override
        public void begin(String rotation) {
            points.pass("before the journal is begun");
            super.begin(rotation);
        }

        @Override
        public void append(JournalLine line) {
            JournalRecord entry = RecordJson.read(line);
            assertThat(RecordJson.write(entry)).as("read and written again").isEqualTo(line.text());
            RecordType type = entry.type();
            points.pass("before record " + type);
            super.append(line);
            points.pass("after record " + type);
        }

        @Override
        public void remove(String rotation) {
            points.pass("before a journal is removed");
            super.remove(rotation);
        }
    }
}
