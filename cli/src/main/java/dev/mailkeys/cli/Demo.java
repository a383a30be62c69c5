package dev.mailkeys.cli;

/** {@code mailkeys demo}: the main job on the simulators of all providers, as a transcript. */
final class Demo implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Creates, lists, changes, rotates and deletes keys on simulators of all three providers that run in this"
                        + " very process, and loses answers on the way. It needs no account and no network.");
        CommonOptions.messages(syntax);
        syntax.example("mailkeys demo");
    }

    @Override
    public void run(Job job) {
        run(new Transcript(new Stdout(job.surroundings().out())));
    }

    static void run(Transcript transcript) {
        JetEmailDemo.run(transcript);
        EmailitDemo.run(transcript);
        ElasticEmailDemo.run(transcript);
        transcript.close("No key was lost, no create or rotate was sent twice, and no token was printed.");
    }
}
