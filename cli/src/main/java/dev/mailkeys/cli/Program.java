package dev.mailkeys.cli;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotSentException;
import java.util.Arrays;
import java.util.List;

/** Runs one command: finds it, reads its options, does it, and says how it ended. */
final class Program {

    private final List<String> arguments;
    private final Surroundings surroundings;
    private final Messages messages;
    private final boolean json;

    private Program(String[] arguments, Surroundings surroundings) {
        this.arguments = List.of(arguments);
        this.surroundings = surroundings;
        this.json = asksForJson();
        boolean quiet = this.arguments.contains("--quiet") || this.arguments.contains("-q");
        this.messages = new Messages(surroundings, quiet, json);
    }

    /** Runs a command and gives its exit code. */
    static int run(String[] arguments, Surroundings surroundings) {
        var program = new Program(Arrays.copyOf(arguments, arguments.length), surroundings);
        return program.run();
    }

    private int run() {
        try {
            Catalog.Found found = Catalog.find(arguments);
            var options = found.parse();
            if (options.isEmpty()) {
                new Stdout(surroundings).write(found.help());
            } else {
                act(
                        found.command(),
                        new Job(found.name(), options.get(), surroundings, messages, new Unfinished(messages)));
            }
            return ExitCode.DONE.number;
        } catch (Failure failure) {
            return end(Report.of(failure));
        } catch (Report.Saved saved) {
            return end(Report.of(saved));
        } catch (MailkeysException failure) {
            return end(Report.of(failure));
        } catch (Stdout.Failed failed) {
            return ended(failed);
        } catch (RuntimeException | Error bug) {
            return bug(bug);
        } finally {
            messages.endProgress();
        }
    }

    private static void act(Command command, Job job) {
        try {
            job.options().text("--output").ifPresent(format -> Job.requireFormat("--output", format));
            command.run(job);
        } catch (NotSentException plan) {
            DryRun.print(job, plan);
        }
    }

    private int ended(Stdout.Failed failed) {
        return failed.isClosedPipe()
                ? ExitCode.DONE.number
                : end(Report.of(
                        Failure.refused("output", "Standard output takes no more: " + failed.getMessage() + ".")));
    }

    private int bug(Throwable bug) {
        int code = end(Report.ofBug(bug));
        if (arguments.contains("--verbose") || arguments.contains("-v")) {
            for (StackTraceElement frame : bug.getStackTrace()) {
                messages.say("    at " + frame);
            }
        }
        return code;
    }

    private int end(Report report) {
        if (json) {
            messages.say(new Fields().with("error", report.fields()));
        } else {
            // That there is something to do is what was asked for, and no error.
            String head = report.code() == ExitCode.DUE ? "" : "error: ";
            messages.say(head + report.fields().value("message"));
            Object advice = report.fields().value("advice");
            if (advice != null) {
                messages.say(advice.toString());
            }
        }
        return report.code().number;
    }

    /** Looked for by hand, because an error may come before the options are read. */
    private boolean asksForJson() {
        if (arguments.contains("--output=json") || arguments.contains("-o=json")) {
            return true;
        }
        int at = Math.max(arguments.indexOf("--output"), arguments.indexOf("-o"));
        return at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("json");
    }
}
