package dev.mailkeys.rotation.world;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalStore;

/** Journals whose lease can be taken from a stalled holder. */
public interface StealableStore extends JournalStore {

    /** Takes the lease although another may hold it, whose epoch is no longer the highest then. */
    JournalLease leaseByForce(String target);
}
