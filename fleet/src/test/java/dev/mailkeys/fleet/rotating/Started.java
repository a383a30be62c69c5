package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Program;
import dev.mailkeys.cli.catalog.Catalog;
import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.rotation.ChosenTargets;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/** Gives a part of a node what the whole was started with. */
record Started(BiConsumer<ChosenTargets, Messages> program) implements Command {

    /** Runs a part by a {@code mailkeys.toml} and what the environment has, which may change meanwhile. */
    static void with(
            String toml, Path folder, Map<String, String> environment, BiConsumer<ChosenTargets, Messages> program)
            throws Exception {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), toml);
        environment.put("HOME", folder.toString());
        var err = new ByteArrayOutputStream();
        var process =
                new ProcessContext(environment, InputStream.nullInputStream(), err, err, stream -> StreamKind.FILE);
        int code = Program.run(
                new String[] {"--file", file.toString()},
                process,
                given -> Catalog.alone("test", new Started(program), given));
        assertThat(code).as(err.toString()).isZero();
    }

    @Override
    public void describe(Syntax syntax) {
        CommonOptions.database(syntax);
        syntax.file("--file", "The file.");
        CommonOptions.messages(syntax);
    }

    @Override
    public void run(Job job) {
        program.accept(ChosenTargets.of(job), job.messages());
    }
}
