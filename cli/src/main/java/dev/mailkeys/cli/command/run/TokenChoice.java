package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkDefinition;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.KnownTokens;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.spi.TokenPlace;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which token a program gets, and in which variable.
 *
 * @param readers its readers, if the sink in {@code mailkeys.toml} says them
 */
record TokenChoice(TokenPlace place, Optional<Readers> readers) {

    static TokenChoice of(Job job) {
        Options options = job.options();
        options.exactlyOne("--from", "--target");
        boolean isNamed = options.has("--from");
        for (String other : isNamed ? List.of("--sink", "--file") : List.of("--variable", "--field", "--marks")) {
            if (options.has(other)) {
                throw Failure.usage(other + " belongs to " + (isNamed ? "--target" : "--from") + ".");
            }
        }
        return isNamed ? new TokenChoice(inFile(options), Optional.empty()) : ofTarget(job);
    }

    private static TokenPlace inFile(Options options) {
        options.atMostOne("--variable", "--field");
        List<String> field = options.text("--field").map(TokenPlace::names).orElse(List.of());
        if (field.contains("")) {
            throw Failure.usage("--field takes a name, or a path such as mail.token or /mail/token.");
        }
        try {
            return new TokenPlace(
                    SystemPath.of(options.required("--from")),
                    options.text("--variable").map(name -> requireName("--variable", name)),
                    field);
        } catch (InvalidPathException impossible) {
            throw Failure.usage("--from is not a valid path on this system.");
        }
    }

    private static TokenChoice ofTarget(Job job) {
        TargetDefinition target = RotationFile.of(job)
                .chosen(List.of(job.options().required("--target")))
                .get(0);
        Optional<String> name = job.options().text("--sink");
        List<SinkDefinition> files = target.sinks().stream()
                .filter(sink -> sink.file().isPresent())
                .filter(sink -> name.isEmpty() || name.get().equals(sink.name()))
                .toList();
        if (files.size() > 1) {
            throw Failure.usage("Several sinks of " + target.name() + " are files: " + names(files.stream())
                    + ". Name the one that holds this program's token: --sink NAME.");
        }
        return files.stream()
                .flatMap(sink -> sink.file().map(place -> new TokenChoice(place, sink.readers())).stream())
                .findFirst()
                .orElseThrow(() -> none(target, name));
    }

    private static Failure none(TargetDefinition target, Optional<String> name) {
        String which = name.map(text -> "no sink " + Shown.of(text) + " that is a file")
                .orElse("no sink that is a file");
        return Failure.usage("The target " + target.name() + " has " + which + ". Its sinks are "
                + names(target.sinks().stream()) + "; run reads tokens from dotenv, json and raw sinks.");
    }

    private static String names(Stream<SinkDefinition> sinks) {
        return sinks.map(SinkDefinition::name).collect(Collectors.joining(", "));
    }

    /** The variable of the token. */
    String variable(Options options) {
        return options.text("--as")
                .map(name -> requireName("--as", name))
                .or(place::variable)
                .orElseThrow(() -> Failure.usage(
                        "Name the environment variable in which the program expects its token: --as NAME."));
    }

    private static String requireName(String option, String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || KnownTokens.isIn(name)) {
            throw Failure.usage(option + " takes the name of a variable, not a token: " + Shown.of(name));
        }
        return name;
    }
}
