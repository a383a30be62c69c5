package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.world.StealableStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The part of a database that nobody has used before: targets of its own.
 *
 * @param journals the database
 * @param prefix what the names of its targets begin with
 */
record FreshTargets(PostgresJournals journals, String prefix) implements StealableStore {

    private static final AtomicInteger PARTS = new AtomicInteger();

    static FreshTargets in(PostgresJournals journals) {
        return new FreshTargets(journals, PARTS.incrementAndGet() + " ");
    }

    @Override
    public JournalLease lease(String target) {
        return journals.lease(prefix + target);
    }

    @Override
    public JournalLease leaseByForce(String target) {
        journals.endLease(prefix + target);
        return lease(target);
    }

    @Override
    public List<JournalLine> read(String target) {
        return journals.read(prefix + target);
    }

    @Override
    public List<String> rotations(String target) {
        return journals.rotations(prefix + target);
    }

    @Override
    public List<JournalLine> read(String target, String rotation) {
        return journals.read(prefix + target, rotation);
    }

    @Override
    public void check(String target) {
        journals.check(prefix + target);
    }

    @Override
    public String archive(String target) {
        return journals.archive(prefix + target);
    }
}
