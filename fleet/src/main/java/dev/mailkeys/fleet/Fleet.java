package dev.mailkeys.fleet;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.fleet.web.Listening;
import java.time.Duration;
import java.util.List;

/** {@code mailkeys-fleet}: checks its options and file, and runs a node until a signal comes. */
final class Fleet implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Rotates the targets of mailkeys.toml when they are due, until SIGTERM comes. Start it on as many"
                        + " machines as you like, with the same file and the same PostgreSQL: one of them rotates a target"
                        + " at a time, and when it dies, another goes on within a minute.",
                "",
                "Each target needs rotate-every. The page at --listen shows how they stand.");
        CommonOptions.database(syntax);
        CommonOptions.rotationFile(syntax);
        syntax.value(
                "--pace-share",
                "FRACTION",
                "This node's part of the calls that an account may make: 1/3. Default: 1/1, all of them.");
        syntax.value(
                "--longest-look",
                "TIME",
                "Interrupt a look at a target that takes longer, and give it up a minute later. It must be longer than all"
                        + " deliveries of a rotation together. Default: 1h.");
        Listening.describe(syntax);
        CommonOptions.messages(syntax);
        syntax.flag("--version -V", "Show the version.");
        syntax.example("mailkeys-fleet --database jdbc:postgresql://db.example.com/mailkeys");
    }

    @Override
    public void run(Job job) {
        System.setProperty(
                "org.slf4j.simpleLogger.defaultLogLevel", job.options().has("--verbose") ? "info" : "off");
        Listening listening = Listening.of(job);
        Duration longestLook = longestLook(job);
        ChosenTargets targets = ChosenTargets.of(job);
        requireTimes(targets.targets());
        var stop = new Stop();
        try (Node node = Node.start(job, targets, listening, longestLook, stop)) {
            stop.await();
            node.finish();
        } finally {
            stop.finished();
        }
        if (stop.isStuck()) {
            throw new Failure(
                    ExitCode.INCOMPLETE,
                    "stuck",
                    "As many targets hang on this node as it may rotate at once (at-once), so it has ended. Other nodes"
                            + " continue them. Start it again.");
        }
    }

    private static Duration longestLook(Job job) {
        Duration length = TimeText.length(
                "--longest-look", job.options().text("--longest-look").orElse("1h"));
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            throw Failure.usage("--longest-look takes a second or more, such as 1h.");
        }
        return length;
    }

    /** Refuses targets without {@code rotate-every}: a fleet looks again and again, and they would always be due. */
    private static void requireTimes(List<TargetDefinition> targets) {
        List<String> without = targets.stream()
                .filter(target -> target.options().rotateEvery().isEmpty())
                .map(TargetDefinition::name)
                .toList();
        if (!without.isEmpty()) {
            throw Failure.configuration(
                    "A fleet rotates what is due, so each target needs a time. Add rotate-every, such"
                            + " as \"90d\", to: " + String.join(", ", without) + ".");
        }
    }
}
