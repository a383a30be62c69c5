package dev.mailkeys.rotation.fleet;

import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationFleet;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Reports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which rotation of a fleet comes next, and what came of those before. Safe for use by several threads. */
public final class FleetOrder {

    private final List<RotationFleet.Member> members;
    private final Map<String, Integer> perAccount;
    private final Set<Outcome> good;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Integer> waiting = new TreeSet<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private final Map<Integer, RotationReport> reports = new HashMap<>();
    private @Nullable String stopped;
    private NextStep next = Next.of(NextStep.Verb.ROTATE);

    public FleetOrder(List<RotationFleet.Member> members, Map<String, Integer> perAccount, Set<Outcome> good) {
        this.members = List.copyOf(members);
        this.perAccount = perAccount;
        this.good = Set.copyOf(good);
        IntStream.range(0, members.size()).forEach(waiting::add);
    }

    /** The next rotation that may start; waits while its account is busy. Empty when none is left. */
    Optional<Integer> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (stopped == null && !waiting.isEmpty()) {
                Optional<Integer> free = waiting.stream().filter(this::isFree).findFirst();
                if (free.isPresent()) {
                    waiting.remove(free.get());
                    underWay.merge(account(free.get()), 1, Integer::sum);
                    return free;
                }
                changed.await();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** How many have not been started yet. */
    int left() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    Rotation rotation(int number) {
        return members.get(number).rotation();
    }

    void ended(int number, RotationReport report) {
        lock.lock();
        try {
            reports.put(number, report);
            underWay.merge(account(number), -1, Integer::sum);
            if (stopped == null && !good.contains(report.outcome())) {
                stopped = "Not started, because " + report.target() + " did not end well.";
                next = Next.of(NextStep.Verb.ROTATE, "Fix what went wrong");
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing further. */
    void stop(String reason) {
        lock.lock();
        try {
            stopped = reason;
            next = Next.of(NextStep.Verb.ROTATE);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** In the order of the members. */
    public List<RotationReport> reports() {
        lock.lock();
        try {
            var all = new ArrayList<RotationReport>();
            for (int i = 0; i < members.size(); i++) {
                RotationReport report = reports.get(i);
                all.add(report == null ? notStarted(i) : report);
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    private RotationReport notStarted(int number) {
        String reason = stopped == null ? "Not started." : stopped;
        return Reports.refused(rotation(number).target(), List.of(reason + " Nothing was changed."), next);
    }

    private boolean isFree(int number) {
        String account = account(number);
        return underWay.getOrDefault(account, 0) < perAccount.getOrDefault(account, 1);
    }

    private String account(int number) {
        return members.get(number).account();
    }
}
