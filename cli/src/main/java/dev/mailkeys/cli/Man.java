package dev.mailkeys.cli;

/** {@code mailkeys man}: the man page, from the same description that reads the options. */
final class Man implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Prints the man page.");
        CommonOptions.messages(syntax);
        syntax.example("mailkeys man > mailkeys.1 && man ./mailkeys.1");
    }

    @Override
    public void run(Job job) {
        new Stdout(job.surroundings()).write(new ManPage(FullTree.root()).text());
    }
}
