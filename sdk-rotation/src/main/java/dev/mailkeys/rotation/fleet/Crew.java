package dev.mailkeys.rotation.fleet;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.engine.work.Reports;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The threads that do a fleet's work. */
public final class Crew {

    private final FleetOrder order;
    private final Function<Rotation, RotationReport> work;

    public Crew(FleetOrder order, Function<Rotation, RotationReport> work) {
        this.order = order;
        this.work = work;
    }

    /** Runs rotations one by one on this thread until one did something: it shows whether the others will end well. */
    public void sendTheCanary() {
        try {
            Optional<Integer> next = order.next();
            while (next.isPresent() && work(next.get()).rotation().isEmpty()) {
                next = order.next();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            order.stop("Not started, because the fleet was interrupted.");
        }
    }

    /** Runs all that are left, on so many threads. */
    public void workToTheEnd(int most) {
        List<Thread> threads = IntStream.range(0, Math.min(most, order.left()))
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
            Optional<Integer> next = order.next();
            while (next.isPresent()) {
                work(next.get());
                next = order.next();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** No failure in one rotation may keep the others from being reported. */
    private RotationReport work(int number) {
        Rotation rotation = order.rotation(number);
        RotationReport report =
                Reports.broken(rotation.target(), new IllegalStateException("It ended without a report."));
        try {
            report = work.apply(rotation);
        } catch (JournalException | SinkException | MailkeysException failure) {
            report = Reports.notBegun(rotation.target(), NextStep.Verb.RESUME, failure);
        } catch (Throwable mistake) {
            report = Reports.broken(rotation.target(), mistake);
        } finally {
            order.ended(number, report);
        }
        return report;
    }

    /** Waits for a thread. An interrupt is passed on to all threads, and their end is still awaited. */
    private boolean isEnded(Thread thread, List<Thread> all) {
        boolean calm = true;
        while (true) {
            try {
                thread.join();
                return calm;
            } catch (InterruptedException stopped) {
                calm = false;
                order.stop("Not started, because the fleet was interrupted.");
                all.forEach(Thread::interrupt);
            }
        }
    }
}
