package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Journals in memory, for tests that run a rotation thousands of times. A kill is to take the next lease by force. */
public final class MemoryJournals implements JournalStore {

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    private static final class Target {
        private long epoch;
        private @Nullable MemoryLease holder;
        private final Map<String, List<JournalLine>> rotations = new LinkedHashMap<>();
        private @Nullable List<JournalLine> newest;

        private void setAside() {
            var ids = new ArrayList<>(rotations.keySet());
            rotations.remove(ids.get(ids.size() - 1));
            newest = ids.size() == 1 ? null : rotations.get(ids.get(ids.size() - 2));
        }

        private List<JournalLine> lines() {
            return newest == null ? List.of() : List.copyOf(newest);
        }
    }

    @Override
    public JournalLease lease(String target) {
        turn.lock();
        try {
            if (target(target).holder != null) {
                throw new JournalException(Kind.LOCKED, "The target " + target + " is being rotated.", null);
            }
            return leaseByForce(target);
        } finally {
            turn.unlock();
        }
    }

    /** Takes the lease although another may hold it, whose epoch is no longer the highest then. */
    public JournalLease leaseByForce(String target) {
        turn.lock();
        try {
            Target of = target(target);
            of.epoch++;
            of.holder = new MemoryLease(of, of.epoch);
            return of.holder;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<JournalLine> read(String target) {
        turn.lock();
        try {
            return target(target).lines();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<String> rotations(String target) {
        turn.lock();
        try {
            return List.copyOf(target(target).rotations.keySet());
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<JournalLine> read(String target, String rotation) {
        turn.lock();
        try {
            return List.copyOf(target(target).rotations.getOrDefault(rotation, List.of()));
        } finally {
            turn.unlock();
        }
    }

    /** Ends the lease as that of a holder which has died. */
    public void die(String target) {
        turn.lock();
        try {
            target(target).holder = null;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public String archive(String target) {
        turn.lock();
        try {
            Target of = target(target);
            if (of.holder != null) {
                throw new JournalException(Kind.LOCKED, "The target " + target + " is being rotated.", null);
            }
            if (of.newest == null) {
                throw new JournalException(Kind.FAILED, "There is no journal of the target " + target + ".", null);
            }
            of.setAside();
            return "nowhere";
        } finally {
            turn.unlock();
        }
    }

    private Target target(String name) {
        return targets.computeIfAbsent(name, unused -> new Target());
    }

    private final class MemoryLease implements JournalLease {

        private final Target of;
        private final long epoch;
        private List<JournalLine> lines;

        private MemoryLease(Target of, long epoch) {
            this.of = of;
            this.epoch = epoch;
            this.lines = of.lines();
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public List<JournalLine> lines() {
            return lines;
        }

        @Override
        public void begin(String rotation) {
            if (!rotation.matches("[a-z0-9]{1,64}")) {
                throw new IllegalArgumentException("A rotation's id is 1 to 64 lower-case letters and digits.");
            }
            change(true, () -> {
                if (of.rotations.containsKey(rotation)) {
                    throw new JournalException(Kind.FAILED, "There is a rotation " + rotation + " already.", null);
                }
                of.newest = new ArrayList<>();
                of.rotations.put(rotation, of.newest);
            });
        }

        @Override
        public void append(JournalLine line) {
            List<JournalLine> newest = of.newest;
            boolean next = newest != null && line.epoch() == epoch && line.sequence() == newest.size() + 1;
            change(next, () -> of.newest.add(line));
        }

        @Override
        public void remove(String rotation) {
            change(true, () -> {
                if (of.newest != null && of.newest == of.rotations.get(rotation)) {
                    throw new IllegalArgumentException("The newest counts.");
                }
                of.rotations.remove(rotation);
            });
        }

        private void change(boolean allowed, Runnable change) {
            turn.lock();
            try {
                if (!allowed || of.holder != this) {
                    throw new JournalException(Kind.STALE, "Epoch " + epoch + " can append nothing here.", null);
                }
                change.run();
                lines = of.lines();
            } finally {
                turn.unlock();
            }
        }

        @Override
        public void close() {
            turn.lock();
            try {
                of.holder = of.holder == this ? null : of.holder;
            } finally {
                turn.unlock();
            }
        }
    }
}
