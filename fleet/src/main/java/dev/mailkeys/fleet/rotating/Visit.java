package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.command.rotation.Maintenance;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.fleet.database.Looks;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationFleet;
import dev.mailkeys.rotation.RotationReport;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at one target, does what is due, and tells the other nodes. */
public final class Visit {

    private static final Duration ANOTHER_NODE_KNOWS_IT = Duration.ofMinutes(1);
    private static final Duration UNTIL_IT_IS_OUR_TURN = Duration.ofSeconds(1);

    private final String node;
    private final FleetAccounts accounts;
    private final FleetTiming timing;
    private final Looks looks;
    private final Visits told;
    private final Messages messages;
    private final Turns turns = new Turns();
    private final LookLimit limit;
    private final Maintenance maintenance;

    Visit(
            String node,
            FleetAccounts accounts,
            FleetTiming timing,
            Looks looks,
            Visits told,
            Messages messages,
            LookLimit limit) {
        this.node = node;
        this.accounts = accounts;
        this.timing = timing;
        this.looks = looks;
        this.told = told;
        this.messages = messages;
        this.limit = limit;
        this.maintenance = new Maintenance(timing, timing::isStopped);
    }

    /** Hears how visits end. */
    public interface Visits {
        void ended(RotationReport report, Duration length);

        /** A visit that hung was given up. Its thread is lost while it hangs. */
        void givenUp();

        /** A visit that was given up has ended after all. */
        void cameBack();
    }

    /** Visits, and returns the time of the next visit. Throws nothing: every failure is stored as the target's. */
    Instant to(String name) {
        Optional<TargetDefinition> target = accounts.target(name);
        if (timing.isStopped()) {
            return timing.now();
        }
        if (target.isEmpty()) {
            return timing.now().plus(ANOTHER_NODE_KNOWS_IT);
        }
        if (!turns.take(target.get().account())) {
            return timing.now().plus(UNTIL_IT_IS_OUR_TURN);
        }
        var turn = new Turn(turns, target.get().account(), told);
        try {
            return to(target.get(), turn);
        } finally {
            turn.giveBack();
        }
    }

    private Instant to(TargetDefinition target, Turn turn) {
        long begun = timing.nanoTime();
        LookLimit.Watched watched = limit.watch(target.name(), turn);
        RotationReport report;
        try (watched) {
            report = report(target);
        }
        if (watched.isGivenUp()) {
            // Another node has it, since it was given up.
            return timing.now();
        }
        if (watched.isInterrupted()) {
            report = late(report);
        }
        told.ended(report, Duration.ofNanos(timing.nanoTime() - begun));
        boolean good = NextLook.isGood(report.outcome());
        if (timing.isStopped() && report.outcome() != Outcome.DONE) {
            return timing.now();
        }
        int failures = report.outcome() == Outcome.LOCKED ? 0 : store(target, report, good);
        Instant next =
                NextLook.after(report, failures, target.options().rotateEvery().orElse(NextLook.LONGEST), timing.now());
        say(report, good, next);
        return next;
    }

    private RotationReport report(TargetDefinition target) {
        try {
            var member = new RotationFleet.Member(
                    target.account().name(), accounts.rotation(target).build());
            return RotationFleet.atOnce(1)
                    .withoutCanary()
                    .run(List.of(member), rotation -> maintenance.of(target, rotation), EnumSet.allOf(Outcome.class))
                    .get(0);
        } catch (Failure unusable) {
            return notBegun(target, unusable.getMessage() + " Nothing was changed.", unusable);
        } catch (RuntimeException | LinkageError mistake) {
            // Its message is not repeated, because it may hold a secret.
            String kind = mistake.getClass().getName();
            return notBegun(
                    target,
                    "An unexpected failure while this target's account or sinks were prepared: " + kind
                            + ". Nothing was changed.",
                    new IllegalStateException(kind));
        }
    }

    private static RotationReport late(RotationReport report) {
        var messages = new ArrayList<String>();
        messages.add("The look took too long, and was interrupted.");
        messages.addAll(report.messages());
        return new RotationReport(
                report.target(),
                report.outcome(),
                report.rotation(),
                report.keyId(),
                report.keyName(),
                messages,
                report.next(),
                report.cause());
    }

    private static RotationReport notBegun(TargetDefinition target, String message, RuntimeException cause) {
        return new RotationReport(
                target.name(),
                Outcome.REFUSED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(message),
                new NextStep(NextStep.Verb.NOTHING, Optional.empty(), Optional.of("Fix it")),
                Optional.of(cause));
    }

    /** Tells the other nodes; returns how many visits in a row have not ended well. */
    private int store(TargetDefinition target, RotationReport report, boolean good) {
        Instant now = timing.now();
        try {
            return looks.store(LookWriter.look(node, target, report, accounts.step(target, report.next()), good, now));
        } catch (SQLException away) {
            // The next look stores it; until then the page shows the look before.
            return 1;
        }
    }

    private void say(RotationReport report, boolean good, Instant next) {
        String line = Printable.line(report.target() + ": "
                + report.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ". "
                + String.join(" ", report.messages()) + " Next look: " + TimeWords.notBefore(next) + ".");
        if (!good) {
            messages.say(line);
        } else if (report.outcome() != Outcome.NOT_DUE) {
            messages.note(line);
        }
    }
}
