package dev.mailkeys.rotation;

import dev.mailkeys.core.MailkeysException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The threads that do a fleet's work. */
final class FleetCrew {

    private final FleetSchedule schedule;
    private final Function<Rotation, RotationReport> work;

    FleetCrew(FleetSchedule schedule, Function<Rotation, RotationReport> work) {
        this.schedule = schedule;
        this.work = work;
    }

    /** One by one on this thread, up to the first in which something was done: it shows whether the others will end well. */
    void sendTheCanary() {
        try {
            Optional<Integer> next = schedule.next();
            while (next.isPresent() && work(next.get()).rotation().isEmpty()) {
                next = schedule.next();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            schedule.stop("Not started, because the fleet was interrupted.");
        }
    }

    /** All that are left, on so many threads. */
    void workToTheEnd(int most) {
        List<Thread> threads = IntStream.range(0, Math.min(most, schedule.left()))
                .mapToObj(number -> thread("mailkeys-rotation-" + number))
                .toList();
        threads.forEach(Thread::start);
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= !isEnded(thread, threads);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(String name) {
        var thread = new Thread(this::workWhileThereIs, name);
        thread.setDaemon(true);
        return thread;
    }

    private void workWhileThereIs() {
        try {
            Optional<Integer> next = schedule.next();
            while (next.isPresent()) {
                work(next.get());
                next = schedule.next();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong in one rotation must not keep the others from being reported. */
    private RotationReport work(int number) {
        Rotation rotation = schedule.rotation(number);
        RotationReport report =
                Reports.broken(rotation.target(), new IllegalStateException("It ended without a report."));
        try {
            report = work.apply(rotation);
        } catch (JournalException | SinkException | MailkeysException failure) {
            report = Reports.notBegun(rotation.target(), NextStep.Verb.RESUME, failure);
        } catch (RuntimeException | Error mistake) {
            report = Reports.broken(rotation.target(), mistake);
        } finally {
            schedule.ended(number, report);
        }
        return report;
    }

    /** Waits for a thread; an interrupt is passed on to all, and their end awaited all the same. */
    private boolean isEnded(Thread thread, List<Thread> all) {
        boolean calm = true;
        while (true) {
            try {
                thread.join();
                return calm;
            } catch (InterruptedException stopped) {
                calm = false;
                schedule.stop("Not started, because the fleet was interrupted.");
                all.forEach(Thread::interrupt);
            }
        }
    }
}
