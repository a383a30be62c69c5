package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.terminal.Foreground;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The program that runs now, to which signals are passed on. After a signal to end, no other program is started, so
 * that a signal between two programs is not lost. Signals come on threads of their own.
 */
final class RunningProgram {

    /** The signals that ask for an end, and their numbers. */
    private static final Map<String, Integer> ENDINGS = Map.of("INT", 2, "TERM", 15);

    private final ReentrantLock lock = new ReentrantLock();
    private final Job job;
    private Optional<Process> process = Optional.empty();
    private OptionalInt ending = OptionalInt.empty();

    RunningProgram(Job job) {
        this.job = job;
    }

    /** Starts a program, unless a signal to end has come. */
    Optional<Process> start(Supplier<Process> start) {
        lock.lock();
        try {
            process = ending.isPresent() ? Optional.empty() : Optional.of(start.get());
            return process;
        } finally {
            lock.unlock();
        }
    }

    /** Whether we were told to end. */
    boolean isEnding() {
        return ending().isPresent();
    }

    /** Whether a program runs. */
    boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    /** The exit code of the last program, or of a signal that came before the first. */
    int exitCode() {
        return process.map(Process::exitValue).orElseGet(() -> 128 + ending().orElse(0));
    }

    private OptionalInt ending() {
        lock.lock();
        try {
            return ending;
        } finally {
            lock.unlock();
        }
    }

    /** Passes on a signal that was sent to us. */
    void pass(String signal) {
        lock.lock();
        try {
            if (ENDINGS.containsKey(signal)) {
                ending = OptionalInt.of(ENDINGS.get(signal));
            }
            // A Ctrl-C at the terminal already reaches both of us.
            if (!signal.equals("INT") || !Foreground.isOurs(job.process())) {
                send(signal);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the program was sent a signal. Whether it has handled it is unknown. */
    boolean send(String signal) {
        lock.lock();
        try {
            Optional<Process> alive = process.filter(Process::isAlive);
            boolean isSent = alive.filter(program -> Kill.send(signal, program)).isPresent();
            if (alive.isPresent() && !isSent) {
                job.messages()
                        .say("The signal " + signal + " could not be passed on to the program: there is no /bin/sh"
                                + " to send it.");
            }
            return isSent;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the program, with KILL if necessary, and then its children too.
     *
     * @return the children that it had when it was told to end, which may outlive it
     */
    List<ProcessHandle> stop(Process running, Duration killAfter) throws InterruptedException {
        List<ProcessHandle> family = running.descendants().toList();
        running.destroy();
        if (!running.waitFor(killAfter.toNanos(), TimeUnit.NANOSECONDS)) {
            job.note("The program has not ended in time: it is killed.");
            family = Stream.concat(family.stream(), running.descendants())
                    .distinct()
                    .toList();
            running.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            running.waitFor();
        }
        return family;
    }
}
