package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.failure.OtherExit;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import java.util.List;
import java.util.Optional;

/** {@code mailkeys run}. */
public final class RunProgram implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                        "Runs a program with the current token in an environment variable, and restarts it when the"
                                + " token has changed. Passes signals on, and ends with the program's exit code: 128"
                                + " plus the signal's number if a signal ended it, 127 if there is no such program, 126"
                                + " if it can't be run.",
                        "The program is not given the management credentials. To restart it, mailkeys sends it TERM."
                                + " Once mailkeys itself was sent TERM or INT, it restarts nothing.")
                .program("COMMAND", "The program and its arguments, after two hyphens (--).");
        describeToken(syntax);
        describeCourse(syntax);
        describeMarks(syntax);
        CommonOptions.messages(syntax);
        syntax.example("mailkeys run --from app.env --variable EMAILIT_TOKEN -- node server.js")
                .example("mailkeys run --from /run/secrets/mail/token --as MAIL_TOKEN -- ./worker")
                .example("mailkeys run --from app.env --variable EMAILIT_TOKEN --reader web-1 -- node server.js")
                .example("mailkeys run --target newsletter --on-change signal:HUP -- ./worker");
    }

    private static void describeToken(Syntax syntax) {
        syntax.file("--from", "The file that holds the token: nothing else, or a dotenv or JSON file.")
                .value("--variable", "NAME", "The variable that holds the token in a dotenv or environment file.")
                .value(
                        "--field",
                        "NAME",
                        "The field that holds the token in a JSON file: token, mail.token, /mail/token.")
                .value(
                        "--target",
                        "NAME",
                        "Instead of --from: the target in mailkeys.toml whose token it is.",
                        Syntax.TARGETS)
                .value("--sink", "NAME", "The target's sink to read, if several of them are files.");
        CommonOptions.rotationFile(syntax);
        syntax.value("--as", "NAME", "The environment variable for the program. Default: the name in the dotenv file.");
    }

    private static void describeCourse(Syntax syntax) {
        syntax.value(
                        "--on-change",
                        "WHAT",
                        "restart, signal:NAME (such as signal:HUP, for a program that reads the file itself), or"
                                + " ignore. Default: restart.",
                        "restart",
                        "signal:HUP",
                        "ignore")
                .value(
                        "--kill-after",
                        "TIME",
                        "Kill the program if it has not ended this long after TERM. Default: 10s.")
                .value("--every", "TIME", "How often to look whether the token has changed. Default: 1s.")
                .value("--wait", "TIME", "The longest time to wait for a first token. Default: 0s.")
                .values("--keep", "NAME", "Give the program this variable even if it holds a management credential.");
    }

    private static void describeMarks(Syntax syntax) {
        syntax.value(
                        "--reader",
                        "NAME",
                        "Leave marks under this name, and give each program a name of its own. A rotation that"
                                + " counts readers keeps the old key until the program has the new token."
                                + " Default, if the target's sink has readers: a generated name.")
                .file("--marks", "The folder for the marks. Default: beside the file.")
                .value(
                        "--settled-after",
                        "TIME",
                        "With --on-change signal:NAME: how long the program takes at most to read its token"
                                + " again after the signal. Then its mark is left.");
    }

    @Override
    public void run(Job job) {
        TokenChoice token = TokenChoice.of(job);
        var start = new ProgramStart(program(job), ProgramEnvironment.of(job), token.variable(job.options()));
        var plan = SupervisionPlan.of(job.options());
        Optional<ProgramMark> mark = MarkChoice.of(job, token, plan.onChange());
        throw new OtherExit(new Supervisor(job, token.place(), start, plan, mark).run());
    }

    private static List<String> program(Job job) {
        List<String> program = job.options().program();
        if (program.isEmpty() || !program.equals(job.options().words())) {
            throw Failure.usage("Put the program after two hyphens: mailkeys run --from app.env --variable TOKEN --"
                    + " node server.js");
        }
        return program;
    }
}
