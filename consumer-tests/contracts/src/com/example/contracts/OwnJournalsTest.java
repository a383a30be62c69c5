package com.example.contracts;

import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.journal.JournalStoreContract;
import dev.mailkeys.rotation.journal.MemoryJournals;

/** Holds a store of journals to what a rotation counts on. */
class OwnJournalsTest extends JournalStoreContract {

    private final MemoryJournals journals = new MemoryJournals();

    @Override
    protected JournalStore store() {
        return journals;
    }

    @Override
    protected void overtake(String target) {
        journals.leaseByForce(target);
    }
}
