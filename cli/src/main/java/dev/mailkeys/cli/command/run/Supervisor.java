package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.run.SupervisionPlan.OnChange;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program with the current token, and reacts when the token changes. */
final class Supervisor {

    private final Job job;
    private final WatchedToken token;
    private final ProgramStart start;
    private final SupervisionPlan plan;
    private final Optional<ProgramMark> mark;
    private final RunningProgram running;
    private final Orphans orphans = new Orphans();

    Supervisor(Job job, TokenPlace place, ProgramStart start, SupervisionPlan plan, Optional<ProgramMark> mark) {
        this.job = job;
        this.token = new WatchedToken(job, place);
        this.start = start;
        this.plan = plan;
        this.mark = mark;
        this.running = new RunningProgram(job);
    }

    /** Returns the exit code of the program once it has ended by itself. */
    int run() {
        var handlers = new SignalHandlers(running::pass);
        try {
            Optional<Secret> given = token.first(plan.longestWait(), plan.every(), running::isEnding);
            while (given.isPresent()) {
                Secret now = given.get();
                Optional<Process> program = running.start(() -> start.with(now));
                given = program.isPresent() ? untilNewTokenOrEnd(program.get(), now) : Optional.empty();
            }
            return running.exitCode();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw Failure.refused("interrupted", "Interrupted. The program was sent TERM.");
        } finally {
            if (!running.isAlive()) {
                mark.ifPresent(ProgramMark::withdraw);
            }
            handlers.close();
        }
    }

    /** Supervises a program until it has ended by itself, or for a new token, which is returned. */
    private Optional<Secret> untilNewTokenOrEnd(Process program, Secret given) throws InterruptedException {
        try {
            Secret known = given;
            mark.ifPresent(each -> each.started(given));
            while (!program.waitFor(plan.every().toNanos(), TimeUnit.NANOSECONDS)) {
                orphans.reap();
                mark.ifPresent(ProgramMark::tend);
                Secret now = token.now(known);
                if (!now.equals(known) && isEndedFor(now, program)) {
                    return Optional.of(token.now(now)).filter(newest -> !running.isEnding());
                }
                known = now;
            }
            return Optional.empty();
        } finally {
            // It is still alive here only after a failure of ours.
            program.destroy();
        }
    }

    /** Handles a new token; returns whether the program was ended for it. */
    private boolean isEndedFor(Secret newest, Process program) throws InterruptedException {
        if (running.isEnding() || !program.isAlive()) {
            return false;
        }
        if (plan.onChange() == OnChange.RESTART) {
            job.note("The token has changed: the program is restarted.");
            List<ProcessHandle> family = running.stop(program, plan.killAfter());
            mark.ifPresent(each -> each.outlivedBy(family));
            return true;
        }
        plan.signal().ifPresent(signal -> {
            job.note("The token has changed: the program is sent " + signal + ".");
            if (running.send(signal)) {
                mark.ifPresent(each -> each.signalled(newest));
            }
        });
        return false;
    }
}
