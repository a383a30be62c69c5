package dev.mailkeys.cli;

import dev.mailkeys.cli.catalog.Catalog;
import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.StepOutput;
import dev.mailkeys.cli.command.Unfinished;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.failure.OtherExit;
import dev.mailkeys.cli.failure.Report;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.output.Format;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotSentException;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Function;

/** Runs one command: finds it, reads its options, does it, and says how it ended. */
public final class Program {

    private final List<String> arguments;
    /** The command's own arguments, without those of another program. */
    private final List<String> own;

    private final ProcessContext process;
    private final Function<List<String>, Catalog.Found> catalog;
    private final Messages messages;
    private final boolean json;

    private Program(String[] arguments, ProcessContext process, Function<List<String>, Catalog.Found> catalog) {
        this.arguments = List.of(arguments);
        this.own = Options.beforeDashes(this.arguments);
        this.process = process;
        this.catalog = catalog;
        this.json = asksForJson();
        boolean quiet = own.contains("--quiet") || own.contains("-q");
        this.messages = new Messages(process, quiet, json);
    }

    /** Runs a command and gives its exit code. */
    static int run(String[] arguments, ProcessContext process) {
        return run(arguments, process, Catalog::find);
    }

    /** The same for a program that has its own commands, which it finds by the arguments. */
    public static int run(String[] arguments, ProcessContext process, Function<List<String>, Catalog.Found> catalog) {
        var program = new Program(Arrays.copyOf(arguments, arguments.length), process, catalog);
        int code = program.run();
        StepOutput.exitCode(process, program.messages, code);
        return code;
    }

    private int run() {
        try {
            Catalog.Found found = catalog.apply(arguments);
            var options = found.parse();
            if (options.isEmpty()) {
                new Stdout(process).write(found.help());
            } else {
                act(found.command(), new Job(found.name(), options.get(), process, messages, new Unfinished(messages)));
            }
            return ExitCode.DONE.number;
        } catch (OtherExit other) {
            return other.code;
        } catch (Failure failure) {
            return end(Report.of(failure));
        } catch (Report.Saved saved) {
            return end(Report.of(saved));
        } catch (MailkeysException failure) {
            return end(Report.of(failure));
        } catch (Stdout.Failed failed) {
            return ended(failed);
        } catch (ServiceConfigurationError jar) {
            return end(Report.of(Failure.configuration(
                    "A jar on the class path, or in the folder of sinks, names a provider or a kind of sink that can't be used."
                            + " Remove it, or get one for this version of mailkeys. " + jar.getMessage() + ".")));
        } catch (RuntimeException | Error bug) {
            return bug(bug);
        } finally {
            messages.endProgress();
        }
    }

    private static void act(Command command, Job job) {
        try {
            job.options().text("--output").ifPresent(format -> Format.require("--output", format));
            command.run(job);
        } catch (NotSentException plan) {
            DryRun.print(job, plan);
        }
    }

    private int ended(Stdout.Failed failed) {
        return failed.isClosedPipe()
                ? ExitCode.DONE.number
                : end(Report.of(
                        Failure.refused("output", "Standard output can't be written: " + failed.getMessage() + ".")));
    }

    private int bug(Throwable bug) {
        int code = end(Report.ofBug(bug));
        if (own.contains("--verbose") || own.contains("-v")) {
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
            // Not an error: the command was asked whether something is due.
            String message = String.valueOf(report.fields().value("message"));
            if (report.code() == ExitCode.DUE) {
                messages.say(message);
            } else {
                messages.fail("error: ", message);
            }
            Object advice = report.fields().value("advice");
            if (advice != null) {
                messages.say(advice.toString());
            }
        }
        return report.code().number;
    }

    /** Looked for by hand, because an error may occur before the options are read. */
    private boolean asksForJson() {
        if (own.contains("--output=json") || own.contains("-o=json")) {
            return true;
        }
        int at = Math.max(own.indexOf("--output"), own.indexOf("-o"));
        return at >= 0 && at + 1 < own.size() && own.get(at + 1).equals("json");
    }
}
