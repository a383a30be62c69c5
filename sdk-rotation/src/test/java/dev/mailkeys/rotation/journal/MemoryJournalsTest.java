package dev.mailkeys.rotation.journal;

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
}
