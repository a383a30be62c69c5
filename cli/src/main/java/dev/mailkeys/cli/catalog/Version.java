package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.terminal.Stdout;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** {@code mailkeys --version}. */
final class Version implements Command {

    /** From the module of the image, or from the jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(Version.class.getPackage().getImplementationVersion()))
                .orElse("development");
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows the version of mailkeys and of Java.");
    }

    @Override
    public void run(Job job) {
        new Stdout(job.process())
                .write("mailkeys " + number() + " (Java " + Runtime.version().feature() + ")\n");
    }
}
