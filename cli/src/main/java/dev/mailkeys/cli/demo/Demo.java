package dev.mailkeys.cli.demo;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.terminal.Stdout;

/** {@code mailkeys demo}: the main job on the simulators of all providers, as a transcript. */
public final class Demo implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Creates, lists, changes and deletes keys, and loses answers on the way. Then rotates a"
                + " key of each provider into a file, kills the rotating process half-way, resumes, and"
                + " shows that an application that uses the tokens in the file is never refused. Runs"
                + " against simulators inside this process: it needs no account and no network.");
        CommonOptions.messages(syntax);
        syntax.example("mailkeys demo");
    }

    @Override
    public void run(Job job) {
        run(new Transcript(new Stdout(job.process())));
    }

    static void run(Transcript transcript) {
        JetEmailDemo.run(transcript);
        EmailitDemo.run(transcript);
        ElasticEmailDemo.run(transcript);
        RotationDemo.run(transcript);
        transcript.close("No key was lost, no create or rotate was sent twice, and no token was printed.");
    }
}
