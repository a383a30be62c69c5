package dev.mailkeys.cli;

import java.util.Optional;

/** {@code mailkeys --version}. */
final class Version implements Command {

    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows the version of mailkeys and of Java.");
    }

    @Override
    public void run(Job job) {
        new Stdout(job.surroundings().out())
                .write("mailkeys " + number() + " (Java " + Runtime.version().feature() + ")\n");
    }
}
