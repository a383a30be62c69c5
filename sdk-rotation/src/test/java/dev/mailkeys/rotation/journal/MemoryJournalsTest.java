package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;

class MemoryJournalsTest extends JournalStoreContract {

    private final MemoryJournals journals = new MemoryJournals();

    @Override
    protected JournalStore store() {
        return journals;
    }

    @Override
    protected void overtake(String target) {
        journals.leaseByForce(target);
    }

    @Override
    protected void holdAndDie(String target, int lines) {
        JournalLease lease = journals.lease(target);
        if (lines > 0) {
            lease.begin("r1");
        }
        for (int sequence = 1; sequence <= lines; sequence++) {
            lease.append(new JournalLine(lease.epoch(), sequence, "{}"));
        }
        journals.die(target);
    }
}
